using Dashboard.Analysis.Model;

namespace Dashboard.WhatIf;

/// <summary>Traffic of the last fifteen settled minutes: newer ones would count requests that are still to come as missing.</summary>
public sealed class RecentLoad
{
    public const int Span = 15;

    private readonly MinuteColumn[] _columns;

    private RecentLoad(MinuteColumn[] columns) => _columns = columns;

    public static RecentLoad Of(MinuteWindow minutes) =>
        new([.. minutes.Columns.Where(column => column.Minute <= minutes.SettledThrough).TakeLast(Span)]);

    /// <summary>In which the function was read.</summary>
    public int Minutes(int slot) => _columns.Count(column => !float.IsNaN(column.Function(FunctionMetric.Invocations, slot)));

    /// <summary>Requests that ran and such that were rejected; null when nothing is known.</summary>
    public double? RequestsPerSecond(int slot) => Minutes(slot) is > 0 and var minutes
        ? (Sum(FunctionMetric.Invocations, slot) + Sum(FunctionMetric.Throttles, slot)) / (60.0 * minutes) : null;

    /// <summary>Those that a request rate limit holds for; what is not known counts as none.</summary>
    public double SynchronousPerSecond(int slot) => RequestsPerSecond(slot) is { } all
        ? Math.Max(0, all - Sum(FunctionMetric.AsyncEventsReceived, slot) / (60.0 * Minutes(slot))) : 0;

    /// <summary>Average over invocations; null when none is known to have run.</summary>
    public double? Milliseconds(int slot)
    {
        var (sum, count) = (0.0, 0.0);
        foreach (var column in _columns)
        {
            var (ran, average) = (column.Function(FunctionMetric.Invocations, slot), column.Function(FunctionMetric.DurationAverage, slot));
            if (!(ran > 0) || float.IsNaN(average)) continue;
            sum += (double)ran * average;
            count += ran;
        }
        return count > 0 ? sum / count : null;
    }

    private double Sum(FunctionMetric metric, int slot)
    {
        var sum = 0.0;
        foreach (var column in _columns)
            if (column.Function(metric, slot) is > 0 and var value) sum += value;
        return sum;
    }
}
