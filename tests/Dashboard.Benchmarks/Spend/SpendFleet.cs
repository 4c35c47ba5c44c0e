using Dashboard.Analysis.Model;
using Dashboard.Benchmarks.History;
using Dashboard.History.Coding;
using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Benchmarks.Spend;

/// <summary>
/// An account as production has them: functions with the habits of a <see cref="HistoryFleet"/>, reservations, and incidents in which they
/// are throttled; nothing else is. It is seen in the last days of a month. Everything follows from the seed.
/// </summary>
internal sealed class SpendFleet
{
    /// <summary>Minutes that are there when the poller starts.</summary>
    private const int MinutesBefore = 1440;

    /// <summary>Highest use of an ordinary day as a share of the account's limit.</summary>
    private const double UsualPeak = 0.75;

    private static readonly DateTimeOffset MonthEnd = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly int _seed;
    private readonly int?[] _reserved;

    public SpendFleet(int functions, int days, int seed)
    {
        if (days is < 1 or > 30) throw new CannotMeasureException("--days takes a number from 1 to 30: the days before a month's end.");
        (_seed, Functions, Days) = (seed, functions, days);
        Start = MonthEnd.AddDays(-days);
        var (first, end) = (MinuteOf(Start), MinuteOf(MonthEnd));
        FirstMinute = first - MinutesBefore;
        Incidents = new(FunctionGroups.Of(functions, seed), first, end, seed);
        Names = NewTraffic().Names;

        var (peaks, total) = Peaks(FirstMinute, end);
        _reserved = [.. Enumerable.Range(0, functions).Select(function => ReservationOf(function, peaks[function]))];
        ReservedConcurrency = _reserved.Sum() ?? 0;
        Limit = (int)Math.Ceiling((total + ReservedConcurrency) / UsualPeak / 500) * 500;
    }

    public int Functions { get; }
    public int Days { get; }
    public DateTimeOffset Start { get; }
    public DateTimeOffset End { get; } = MonthEnd;

    /// <summary>First minute that anything is known of, in minutes since 1970.</summary>
    public long FirstMinute { get; }

    public IReadOnlyList<string> Names { get; }
    public IncidentPlan Incidents { get; }
    public int Limit { get; }
    public int ReservedConcurrency { get; }

    public int? Reserved(int function) => _reserved[function];

    /// <summary>What goes on beside the incidents; a run fills its own.</summary>
    public HistoryFleet NewTraffic() => new(Functions, isDense: false, _seed, hasCeilings: false);

    public FunctionHabits Habits(int function) => FunctionHabits.Of(function, _seed);

    public SimulationRandom Draw(int function, long minute) => SimulationRandom.For(_seed, 3_000_003 + function, minute);

    public static long MinuteOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / 60;

    /// <summary>Busy functions have some room above what they usually need, others a few; one in ten of them no more than they need.</summary>
    private int? ReservationOf(int function, double peak)
    {
        if (!FunctionGroups.HasReservation(function, _seed)) return null;
        var random = SimulationRandom.For(_seed, function, 4_000_003);
        var habits = Habits(function);
        if (habits.RequestsPerMinute >= 1) return Math.Max(2, (int)Math.Ceiling(1.3 * peak));
        if (Incidents.IsEverSilent(function) && random.Chance(0.5)) return 0;
        return Math.Max((int)peak, random.Chance(0.1) ? 1 : random.Next(2, 10));
    }

    private (double[] ByFunction, double Total) Peaks(long first, long end)
    {
        var traffic = NewTraffic();
        var (peaks, total) = (new double[Functions], 0.0);
        for (var hour = first / HourBlock.Minutes; hour < end / HourBlock.Minutes; hour++)
        {
            traffic.Fill(hour);
            var together = new double[HourBlock.Minutes];
            for (var function = 0; function < Functions; function++)
            {
                var minutes = traffic.Functions[function][(int)FunctionMetric.ConcurrentExecutions];
                for (var minute = 0; minute < minutes.Length; minute++)
                {
                    if (float.IsNaN(minutes[minute])) continue;
                    peaks[function] = Math.Max(peaks[function], minutes[minute]);
                    together[minute] += minutes[minute];
                }
            }
            total = Math.Max(total, together.Max());
        }
        return (peaks, total);
    }
}
