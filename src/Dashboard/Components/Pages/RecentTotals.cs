using Dashboard.Analysis.Model;

namespace Dashboard.Components.Pages;

/// <summary>Account-wide sums over the newest minutes known. Null stands for unknown, never for zero.</summary>
/// <param name="Minutes">How many minutes the sums cover.</param>
public sealed record RecentTotals(int Minutes, long? Throttles, long? Errors, long? Invocations, double? WorstP99)
{
    public const int Span = 5;

    /// <summary>The minutes a label names: those covered, or those that should have been when none is known.</summary>
    public int Named => Minutes == 0 ? Span : Minutes;

    /// <summary>Errors over invocations, 0 to 1.</summary>
    public double? ErrorRate => Invocations > 0 && Errors is { } errors ? (double)errors / Invocations.Value : null;

    /// <summary>Throttled requests over all requests, 0 to 1: a throttled request is not an invocation.</summary>
    public double? ThrottleRate => Throttles + Invocations is > 0 and { } requests ? (double)Throttles!.Value / requests : null;

    public static RecentTotals From(MinuteWindow minutes)
    {
        var columns = Recent(minutes);
        return new(
            columns.Length,
            Sum(columns, AccountMetric.Throttles),
            Sum(columns, AccountMetric.Errors),
            Sum(columns, AccountMetric.Invocations),
            Highest(columns, AccountMetric.DurationP99));
    }

    /// <summary>The last minutes up to the newest one in which the account was read.</summary>
    public static ReadOnlySpan<MinuteColumn> Recent(MinuteWindow minutes)
    {
        var end = minutes.Length;
        while (end > 0 && float.IsNaN(minutes.Columns[end - 1].Account(AccountMetric.Throttles))) end--;
        var start = Math.Max(0, end - Span);
        return minutes.Columns.AsSpan()[start..end];
    }

    private static long? Sum(ReadOnlySpan<MinuteColumn> columns, AccountMetric metric)
    {
        long? sum = null;
        foreach (var column in columns)
        {
            var value = column.Account(metric);
            if (!float.IsNaN(value)) sum = (sum ?? 0) + (long)value;
        }
        return sum;
    }

    private static double? Highest(ReadOnlySpan<MinuteColumn> columns, AccountMetric metric)
    {
        double? highest = null;
        foreach (var column in columns)
        {
            var value = column.Account(metric);
            if (!float.IsNaN(value) && !(value <= highest)) highest = value;
        }
        return highest;
    }
}
