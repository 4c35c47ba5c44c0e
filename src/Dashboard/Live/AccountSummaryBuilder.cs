using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Live;

/// <summary>Makes the summary of a snapshot over one window.</summary>
public static class AccountSummaryBuilder
{
    public const int TopFunctions = 8;

    public static AccountSummary Build(AccountSnapshot snapshot, RowWindow window)
    {
        var minutes = snapshot.Minutes;
        var columns = minutes.Last((int)window);
        var rows = snapshot.Rows.Over(window);
        var ledger = snapshot.Ledger;
        var invocations = Sum(columns, AccountMetric.Invocations);
        var errors = Sum(columns, AccountMetric.Errors);
        var throttles = Sum(columns, AccountMetric.Throttles);
        var newest = NewestKnown(columns);
        var throttled = rows.Where(r => r.Throttles > 0).ToList();
        return new()
        {
            Window = window,
            Ledger = ledger,
            Segments = Segments(ledger),
            ClaimedShare = ledger.Limit > 0 ? (double?)ledger.Claimed / ledger.Limit : null,
            Throttles = throttles,
            Errors = errors,
            Invocations = invocations,
            ThrottleRate = throttles + invocations > 0 ? (double?)throttles / (throttles + invocations) : null,
            ErrorRate = invocations > 0 ? (double?)errors / invocations : null,
            PeakConcurrency = Highest(columns, AccountMetric.ConcurrentExecutions),
            PeakClaimed = Highest(columns, AccountMetric.ClaimedAccountConcurrency),
            NewestMinute = newest?.Start,
            Age = newest is null ? null : snapshot.TakenAt - newest.Start.AddMinutes(1),
            SettledThrough = minutes.SettledThrough >= minutes.FirstMinute ? DateTimeOffset.UnixEpoch.AddMinutes(minutes.SettledThrough) : null,
            NearestCeiling = [.. rows.Where(r => r.Utilization > 0).OrderByDescending(r => r.Utilization).ThenBy(r => r.Headroom).ThenBy(r => r.Name, StringComparer.Ordinal).Take(TopFunctions)],
            TopConsumers = TopConsumers(columns, rows),
            Throttled = [.. throttled.OrderByDescending(r => r.Throttles).ThenBy(r => r.Name, StringComparer.Ordinal).Take(TopFunctions)],
            ThrottledCount = throttled.Count,
        };
    }

    private static ImmutableArray<LedgerSegment> Segments(AccountLedger ledger)
    {
        if (ledger is not { Limit: > 0, Reserved: { } reserved, ProvisionedOutsideReserved: { } provisioned, UnreservedInUse: { } inUse, Free: { } free }) return [];
        // The parts are of different minutes and calls, so they may miss the limit by a little.
        var whole = (double)Math.Max(1, reserved + provisioned + inUse + free);
        return
        [
            new(LedgerPart.Reserved, reserved, reserved / whole),
            new(LedgerPart.ProvisionedOutsideReserved, provisioned, provisioned / whole),
            new(LedgerPart.UnreservedInUse, inUse, inUse / whole),
            new(LedgerPart.Free, free, free / whole),
        ];
    }

    private static ImmutableArray<TopConsumer> TopConsumers(ReadOnlySpan<MinuteColumn> columns, ImmutableArray<FunctionRow> rows)
    {
        var slots = rows.IsEmpty ? 0 : rows.Max(r => r.Slot) + 1;
        var sums = new double[slots];
        var known = new int[slots];
        foreach (var column in columns)
        {
            var concurrency = column.Functions(FunctionMetric.ConcurrentExecutions);
            var invocations = column.Functions(FunctionMetric.Invocations);
            for (var slot = 0; slot < slots; slot++)
            {
                var ran = slot < concurrency.Length && !float.IsNaN(concurrency[slot]);
                if (ran) sums[slot] += concurrency[slot];
                if (ran || (slot < invocations.Length && invocations[slot] == 0)) known[slot]++;
            }
        }
        return
        [
            .. rows.Where(r => sums[r.Slot] > 0)
                .Select(r => new TopConsumer(r, sums[r.Slot] / known[r.Slot]))
                .OrderByDescending(c => c.MeanConcurrency).ThenBy(c => c.Row.Name, StringComparer.Ordinal)
                .Take(TopFunctions),
        ];
    }

    private static MinuteColumn? NewestKnown(ReadOnlySpan<MinuteColumn> columns)
    {
        for (var i = columns.Length - 1; i >= 0; i--)
            if (!float.IsNaN(columns[i].Account(AccountMetric.Invocations)) || !float.IsNaN(columns[i].Account(AccountMetric.Throttles))) return columns[i];
        return null;
    }

    private static long? Sum(ReadOnlySpan<MinuteColumn> columns, AccountMetric metric)
    {
        double? sum = null;
        foreach (var column in columns)
            if (column.Account(metric) is var value && !float.IsNaN(value)) sum = (sum ?? 0) + value;
        return (long?)sum;
    }

    private static int? Highest(ReadOnlySpan<MinuteColumn> columns, AccountMetric metric)
    {
        int? highest = null;
        foreach (var column in columns)
            if (column.Account(metric) is var value && !float.IsNaN(value) && !(value < highest)) highest = (int)value;
        return highest;
    }
}
