using Dashboard.Simulator.Fleet;

namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>Spreads the requests of a minute evenly and at random over their window, one event pending at a time.</summary>
internal sealed class ArrivalScheduler(TimingWheel wheel, int seed)
{
    /// <summary>Above this many a minute, several come in the same instant.</summary>
    private const int DistinctPerMinute = 60_000;

    private SimulationRandom _random = SimulationRandom.For(seed, -2);

    public static MinuteArrivals Draw(int seed, int function, int process, ArrivalProcess arrivals, long minute)
    {
        var random = SimulationRandom.For(seed, function * 16L + process, minute);
        return arrivals.At(minute, ref random);
    }

    public void Begin(SimulatedFunction function, MinuteArrivals arrivals, long minuteStart)
    {
        if (arrivals.Count == 0) return;
        Next(new PendingEvent
        {
            Kind = EventKind.Arrival,
            Function = function,
            Count = arrivals.Count,
            Exact = minuteStart + arrivals.FromSecond * 1000.0,
            WindowEnd = minuteStart + arrivals.ToSecond * 1000.0 - 1,
        });
    }

    /// <summary>How many come at this instant; the rest is scheduled.</summary>
    public int Take(PendingEvent arrival)
    {
        var together = Math.Min(arrival.Count, 1 + arrival.Count / DistinctPerMinute);
        arrival.Count -= together;
        if (arrival.Count > 0) Next(arrival);
        return together;
    }

    /// <summary>The first of as many uniform points as are left.</summary>
    private void Next(PendingEvent arrival)
    {
        var groups = Math.Max(1, arrival.Count / (1 + arrival.Count / DistinctPerMinute));
        arrival.Exact += (arrival.WindowEnd - arrival.Exact) * (1 - Math.Pow(1 - _random.NextDouble(), 1.0 / groups));
        wheel.Schedule((long)arrival.Exact, arrival);
    }
}
