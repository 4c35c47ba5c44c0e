using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>A function whose requests were rejected, with the ceiling it has and how near it came.</summary>
/// <param name="Throttles">Over the last 15 minutes.</param>
/// <param name="RecentThrottles">Over the last minutes, <see cref="RecentTotals.Span"/>; null when unknown.</param>
/// <param name="LastMinute">The newest minute with a throttle.</param>
/// <param name="Evidence">Kind and number of the ceiling beside the peak: "Reserved concurrency 50 · peak 50".</param>
public sealed record ThrottledFunction(FunctionRow Row, long Throttles, long? RecentThrottles, DateTimeOffset? LastMinute, string Evidence)
{
    /// <summary>Those throttled in the last minutes first, most requests first; then the others, likewise.</summary>
    public static ImmutableArray<ThrottledFunction> From(AccountSnapshot snapshot)
    {
        var recent = RecentTotals.Recent(snapshot.Minutes);
        var found = new List<ThrottledFunction>();
        foreach (var row in snapshot.Rows.Over(RowWindow.Minutes15))
        {
            if (row.Throttles > 0) found.Add(From(row, recent, snapshot));
        }
        return
        [
            .. found.OrderByDescending(function => function.RecentThrottles ?? 0)
                .ThenByDescending(function => function.Throttles)
                .ThenBy(function => function.Row.Name, StringComparer.Ordinal),
        ];
    }

    private static ThrottledFunction From(FunctionRow row, ReadOnlySpan<MinuteColumn> recent, AccountSnapshot snapshot)
    {
        long? sum = null;
        foreach (var column in recent)
        {
            var value = column.Function(FunctionMetric.Throttles, row.Slot);
            if (!float.IsNaN(value)) sum = (sum ?? 0) + (long)value;
        }
        return new(row, row.Throttles!.Value, sum, NewestThrottle(row.Slot, snapshot.Minutes), Describe(row, snapshot));
    }

    private static DateTimeOffset? NewestThrottle(int slot, MinuteWindow minutes)
    {
        for (var i = minutes.Length - 1; i >= 0; i--)
        {
            if (minutes.Columns[i].Function(FunctionMetric.Throttles, slot) > 0) return minutes.Columns[i].Start;
        }
        return null;
    }

    private static string Describe(FunctionRow row, AccountSnapshot snapshot)
    {
        var peak = $"peak {Format.Count(row.PeakConcurrency)}";
        return row.CeilingKind switch
        {
            CeilingKind.TurnedOff => "Turned off: reserved concurrency 0",
            CeilingKind.Reserved => $"Reserved concurrency {Format.Count(row.Ceiling)} · {peak}",
            CeilingKind.UnreservedPool => $"Unreserved pool · {peak} · {ClaimedPeak(snapshot)}",
            CeilingKind.ManagedInstances => $"On managed instances · {peak}",
            _ => $"Ceiling unknown · {peak}",
        };
    }

    private static string ClaimedPeak(AccountSnapshot snapshot)
    {
        var claimed = float.NaN;
        foreach (var column in snapshot.Minutes.Last((int)RowWindow.Minutes15))
        {
            var value = column.Account(AccountMetric.ClaimedAccountConcurrency);
            if (!float.IsNaN(value) && !(value <= claimed)) claimed = value;
        }
        return $"account claimed up to {Format.Number(claimed)} of {Format.Count(snapshot.Limits?.ConcurrentExecutions)}";
    }
}
