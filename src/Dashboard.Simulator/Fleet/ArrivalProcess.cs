using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Simulator.Fleet;

/// <summary>Requests of one minute, spread evenly over some of its seconds.</summary>
public readonly record struct MinuteArrivals(int Count, int FromSecond = 0, int ToSecond = 60);

/// <summary>
/// When a function is called. A pure function of the minute and of the randomness given for it, so that the past can be made a
/// minute at a time and the present a millisecond at a time from the same counts.
/// </summary>
public abstract record ArrivalProcess
{
    /// <param name="minute">Minutes since 1970-01-01T00:00:00Z.</param>
    public abstract MinuteArrivals At(long minute, ref SimulationRandom random);

    /// <summary>Calls a second, averaged over a week.</summary>
    public abstract double MeanPerSecond { get; }
}

/// <summary>Independent callers whose number follows the day and the week.</summary>
/// <param name="PerSecond">Mean over a week.</param>
/// <param name="DayAmplitude">0: flat; 0.9: nearly idle at night.</param>
/// <param name="PeakHour">UTC.</param>
/// <param name="WeekendShare">Rate on Saturday and Sunday relative to a working day.</param>
public sealed record CallerArrivals(double PerSecond, double DayAmplitude = 0, double PeakHour = 14, double WeekendShare = 1) : ArrivalProcess
{
    private const long MinutesPerDay = 1440;

    public override double MeanPerSecond => PerSecond;

    public override MinuteArrivals At(long minute, ref SimulationRandom random) => new(random.NextPoisson(60 * PerSecond * Shape(minute)));

    private double Shape(long minute)
    {
        if (DayAmplitude == 0 && WeekendShare == 1) return 1;
        var hour = minute % MinutesPerDay / 60.0;
        var day = 1 + DayAmplitude * Math.Cos(2 * Math.PI * (hour - PeakHour) / 24);
        // The epoch was a Thursday: Saturday is day 2, Sunday day 3 of the weeks counted from it.
        var isWeekend = minute / MinutesPerDay % 7 is 2 or 3;
        return day * (isWeekend ? WeekendShare : 1) * 7 / (5 + 2 * WeekendShare);
    }
}

/// <summary>A schedule: the same number of calls every so many minutes, in the first second of the minute.</summary>
public sealed record CronArrivals(int EveryMinutes, int OffsetMinutes = 0, int Count = 1) : ArrivalProcess
{
    public override double MeanPerSecond => Count / (60.0 * EveryMinutes);

    public override MinuteArrivals At(long minute, ref SimulationRandom random) =>
        (minute - OffsetMinutes) % EveryMinutes == 0 ? new(Count, 0, 1) : default;
}

/// <summary>Calls that come in heaps at no fixed time: an upload of a batch, a person working.</summary>
/// <param name="HeapsPerHour">Mean.</param>
/// <param name="CallsPerHeap">Mean; at least one.</param>
public sealed record SporadicArrivals(double HeapsPerHour, double CallsPerHeap = 1) : ArrivalProcess
{
    public override double MeanPerSecond => HeapsPerHour / 3600 * CallsPerHeap;

    public override MinuteArrivals At(long minute, ref SimulationRandom random)
    {
        var heaps = random.NextPoisson(HeapsPerHour / 60);
        if (heaps == 0) return default;
        var start = random.Next(50);
        return new(heaps + random.NextPoisson(heaps * (CallsPerHeap - 1)), start, start + 10);
    }
}

/// <summary>A burst that comes back: within every period, for some minutes, at a rate of its own.</summary>
/// <param name="Phase">The minute, since 1970, at which one of the bursts starts.</param>
/// <param name="FromSecond">Of each minute of the burst.</param>
public sealed record BurstArrivals(double PerSecond, int EveryMinutes, long Phase, int LengthMinutes, int FromSecond = 0, int ToSecond = 60)
    : ArrivalProcess
{
    public override double MeanPerSecond => PerSecond * (ToSecond - FromSecond) / 60 * LengthMinutes / EveryMinutes;

    public override MinuteArrivals At(long minute, ref SimulationRandom random) =>
        Recurrence.MinuteOf(minute, EveryMinutes, Phase) < LengthMinutes
            ? new(random.NextPoisson(PerSecond * (ToSecond - FromSecond)), FromSecond, ToSecond)
            : default;
}

/// <summary>Counts from a trace, one for each minute of the day (UTC), repeated daily.</summary>
public sealed record TraceArrivals(IReadOnlyList<int> CountByMinute) : ArrivalProcess
{
    public override double MeanPerSecond => CountByMinute.Sum(c => (double)c) / (60.0 * CountByMinute.Count);

    public override MinuteArrivals At(long minute, ref SimulationRandom random) => new(CountByMinute[(int)(minute % CountByMinute.Count)]);
}
