using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Recommendations;

/// <summary>What a function needed in the time that is known, and how much of it.</summary>
/// <param name="Peak">Highest concurrency seen in the window; of the days before it the second highest hour, so that one odd hour does not set the value.</param>
/// <param name="Demand">
/// Highest concurrency that requests of a throttled minute would have taken, by arrival rate times mean duration; 0 without throttles.
/// </param>
/// <param name="KnownHours">Hours of earlier days that are known.</param>
/// <param name="InvocationsPerMonth">In 30 days at the pace of the time known; null when nothing is.</param>
/// <param name="MeanMilliseconds">Weighted by invocations; NaN when nothing ran.</param>
public readonly record struct ObservedLoad(double Peak, double Demand, int KnownHours, double? InvocationsPerMonth, double MeanMilliseconds)
{
    private const int MinutesPerMonth = 30 * 24 * 60;

    /// <summary>What to plan for: where requests were rejected the peak was cut off and demand counts.</summary>
    public double Needed => Math.Max(Peak, Demand);

    /// <summary>Throttling cut the peak off.</summary>
    public bool IsTruncated => Demand > Peak;

    public static ObservedLoad Of(FunctionCase function)
    {
        var invocations = function[FunctionMetric.Invocations];
        var averages = function[FunctionMetric.DurationAverage];
        var (peak, demand, ran, busy, minutes) = (0.0, 0.0, 0.0, 0.0, 0);
        for (var i = 0; i < invocations.Length; i++)
        {
            if (function[FunctionMetric.ConcurrentExecutions][i] is > 0 and var seen && seen > peak) peak = seen;
            if (float.IsNaN(invocations[i])) continue;
            minutes++;
            ran += invocations[i];
            if (float.IsNaN(averages[i])) continue;
            busy += (double)invocations[i] * averages[i];
            if (function[FunctionMetric.Throttles][i] is > 0 and var throttles) demand = Math.Max(demand, (invocations[i] + throttles) / 60.0 * averages[i] / 1000);
        }
        var mean = ran > 0 ? busy / ran : double.NaN;
        double? perMonth = minutes > 0 ? ran / minutes * MinutesPerMonth : null;
        if (function.Usage is not { } usage) return new(peak, demand, 0, perMonth, mean);
        var (hours, total) = Total(usage[UsageMetric.Invocations]);
        if (hours >= AdviceThresholds.EnoughHours) perMonth = total / hours / 60 * MinutesPerMonth;
        return new(Math.Max(NormalPeak(usage[UsageMetric.PeakConcurrency], hours), peak), demand, hours, perMonth, mean);
    }

    private static (int Hours, double Total) Total(ReadOnlySpan<float> invocations)
    {
        var (hours, total) = (0, 0.0);
        foreach (var count in invocations)
        {
            if (float.IsNaN(count)) continue;
            hours++;
            total += count;
        }
        return (hours, total);
    }

    private static double NormalPeak(ReadOnlySpan<float> peaks, int hours)
    {
        var (highest, second) = (0f, 0f);
        foreach (var peak in peaks)
        {
            if (peak > highest) (highest, second) = (peak, highest);
            else if (peak > second) second = peak;
        }
        return hours >= AdviceThresholds.EnoughHours ? second : highest;
    }
}
