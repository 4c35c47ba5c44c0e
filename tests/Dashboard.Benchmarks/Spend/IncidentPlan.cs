using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Benchmarks.Spend;

/// <summary>When which functions are throttled, drawn once for a whole run. Follows from the seed alone.</summary>
internal sealed class IncidentPlan
{
    private const int MinutesPerDay = 1440;

    /// <summary>The poller has to know the account first, and the last throttles have to have the time to be named.</summary>
    private const int QuietAtFirst = 60, QuietAtLast = 15;

    private static readonly (IncidentKind Kind, double PerDay, int Shortest, int Longest, int MostThrottles)[] Rates =
    [
        (IncidentKind.OneMinute, 4, 1, 1, 50),
        (IncidentKind.Reservation, 3, 2, 30, 500),
        (IncidentKind.ForHours, 0.5, 120, 300, 500),
        (IncidentKind.SeveralAtOnce, 1, 1, 10, 100),
        (IncidentKind.Pool, 0.5, 3, 40, 100),
        (IncidentKind.Quiet, 3, 1, 3, 5),
        (IncidentKind.Silent, 1.5, 1, 3, 5),
        (IncidentKind.Chronic, 1, 180, 180, 2),
    ];

    private readonly Dictionary<long, Dictionary<int, PlannedThrottle>> _byMinute = [];
    private readonly Dictionary<int, (long From, long Before)> _silences = [];
    private readonly FunctionGroups _groups;
    private readonly long _end;
    private SimulationRandom _random;

    public IncidentPlan(FunctionGroups groups, long first, long end, int seed)
    {
        (_groups, _end, _random) = (groups, end - QuietAtLast, SimulationRandom.For(seed, 1_000_003));
        var silent = new Queue<int>(groups.Rare.OrderBy(_ => _random.NextDouble()));
        for (var day = 0; first + day * MinutesPerDay < end; day++)
            foreach (var rate in Rates)
                for (var left = (int)((day + 1) * rate.PerDay) - (int)(day * rate.PerDay); left > 0; left--)
                {
                    var begin = first + day * MinutesPerDay + _random.Next(MinutesPerDay);
                    var minutes = _random.Next(rate.Shortest, rate.Longest + 1);
                    if (begin < first + QuietAtFirst || begin >= _end || rate.Kind == IncidentKind.Silent && silent.Count == 0) continue;
                    Begin(rate.Kind, begin, minutes, rate.MostThrottles, silent);
                    Incidents++;
                }
    }

    public int Incidents { get; private set; }

    public IReadOnlyDictionary<int, PlannedThrottle> At(long minute) => _byMinute.GetValueOrDefault(minute) ?? [];

    /// <summary>True when a function must not run of its own accord.</summary>
    public bool IsSilent(int function, long minute) => _silences.TryGetValue(function, out var silence) && minute >= silence.From && minute < silence.Before;

    /// <summary>True when it is throttled out of silence at some time.</summary>
    public bool IsEverSilent(int function) => _silences.ContainsKey(function);

    private void Begin(IncidentKind kind, long begin, int minutes, int most, Queue<int> silent)
    {
        switch (kind)
        {
            case IncidentKind.Pool:
                Add(AnyOf(_groups.PoolTakers), kind, begin, minutes, most, takesPool: true);
                for (var left = _random.Next(5, 30); left > 0; left--) Add(AnyOf(_groups.PoolUsers), kind, begin, minutes, most / 4);
                break;
            case IncidentKind.SeveralAtOnce:
                for (var left = _random.Next(3, 7); left > 0; left--) Add(AnyOf(_groups.Busy), kind, begin + _random.Next(3), minutes, most);
                break;
            case IncidentKind.Silent:
                var function = silent.Dequeue();
                _silences[function] = (begin - MinutesPerDay, begin + minutes);
                Add(function, kind, begin, minutes, most);
                break;
            case IncidentKind.Chronic:
                // One function and no other, day by day.
                for (var at = begin; at < begin + minutes; at += _random.Next(10, 26)) Add(_groups.Quiet[0], kind, at, 1, most);
                break;
            default:
                Add(AnyOf(kind == IncidentKind.Quiet ? _groups.Quiet : _groups.Busy), kind, begin, minutes, most);
                break;
        }
    }

    /// <summary>Numbers of throttles are even on a logarithmic scale: most are small.</summary>
    private void Add(int function, IncidentKind kind, long begin, int minutes, int most, bool takesPool = false)
    {
        for (var minute = begin; minute < Math.Min(begin + minutes, _end); minute++)
        {
            if (!_byMinute.TryGetValue(minute, out var functions)) _byMinute[minute] = functions = [];
            functions.TryAdd(function, new(kind, Incidents, (int)Math.Pow(most + 1, _random.NextDouble()), takesPool));
        }
    }

    private int AnyOf(IReadOnlyList<int> functions) => functions[_random.Next(functions.Count)];
}
