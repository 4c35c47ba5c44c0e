using System.Collections.Immutable;

namespace Dashboard.Analysis.Calculators;

/// <summary>How a sudden load of a given concurrency is met under today's rule and under the one before it.</summary>
/// <param name="TodayReached">Time until all wanted environments have been started.</param>
/// <param name="OlderReached">The same, had nothing else in the Region been scaling.</param>
/// <param name="Points">From the start until both have reached it, at times easy to read.</param>
public sealed record BurstScaling(int Wanted, TimeSpan TodayReached, TimeSpan OlderReached, ImmutableArray<BurstPoint> Points)
{
    private static readonly ImmutableArray<TimeSpan> Ladder =
    [
        .. Seconds(0, 10, 20, 30), .. Minutes(1, 2, 3, 4, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480),
    ];

    /// <param name="wanted">Concurrency the load needs from its first moment, at least 1.</param>
    public static BurstScaling Of(int wanted, RegionalBurst older)
    {
        var (now, then) = (ScalingRule.PerFunction, ScalingRule.Regional(older));
        var (nowReached, thenReached) = (now.TimeToReach(wanted), then.TimeToReach(wanted));
        var end = nowReached > thenReached ? nowReached : thenReached;
        var count = 1 + Math.Min(Ladder.Length - 1, Ladder.Count(time => time < end));
        var points = Ladder.Take(count).Select(time => new BurstPoint(time, Math.Min(wanted, now.EnvironmentsAfter(time)), Math.Min(wanted, then.EnvironmentsAfter(time))));
        return new(wanted, nowReached, thenReached, [.. points]);
    }

    private static IEnumerable<TimeSpan> Seconds(params int[] values) => values.Select(value => TimeSpan.FromSeconds(value));

    private static IEnumerable<TimeSpan> Minutes(params int[] values) => values.Select(value => TimeSpan.FromMinutes(value));
}

/// <summary>Environments that can have been started by a moment, never more than are wanted.</summary>
public readonly record struct BurstPoint(TimeSpan At, int Today, int Older);
