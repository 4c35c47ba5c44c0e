using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Live;

namespace Dashboard.WhatIf;

/// <summary>What a ramp begins with: a function's traffic and limits as they are now. Null where unknown.</summary>
/// <param name="Minutes">Settled minutes in which the function was read, of the last fifteen: what traffic and duration are averages of.</param>
/// <param name="RequestsPerSecond">Invocations and throttled requests, mean.</param>
/// <param name="Milliseconds">Mean duration of an invocation; null when none ran.</param>
/// <param name="ColdMilliseconds">The longest initialisation of the last three hours; known with Lambda Insights alone.</param>
/// <param name="Available">What it can take of the pool: what it uses or has provisioned now, and what is free.</param>
/// <param name="PoolRate">Requests a second the pool admits beside those of other functions without a reservation.</param>
public sealed record TrafficToday(
    FunctionConfiguration Configuration, int Minutes, double? RequestsPerSecond, double? Milliseconds, double? ColdMilliseconds, bool IsAsynchronous, int? Available, double? PoolRate)
{
    public int? Provisioned => Configuration.Provisioned?.Sum(each => each.Requested);

    public static TrafficToday Of(AccountSnapshot snapshot, int slot)
    {
        var load = RecentLoad.Of(snapshot.Minutes);
        var configuration = snapshot.Functions[slot];
        var concurrency = snapshot.Rows.Over(RowWindow.Minutes15).FirstOrDefault(row => row.Slot == slot)?.Concurrency;
        var asPooled = Ceiling.Of(configuration with { Reserved = ReservedConcurrency.None }, concurrency, snapshot.Ledger);
        return new(
            configuration, load.Minutes(slot), load.RequestsPerSecond(slot), load.Milliseconds(slot), LongestInitialisation(snapshot.Minutes, slot),
            FunctionCase.Of(new(snapshot.Analysis.Input), slot).Caller == CallerKind.Asynchronous, asPooled.Value, PoolRateOf(snapshot, load, slot));
    }

    /// <summary>Of the pool without what its functions ask for now.</summary>
    /// <param name="except">Slot of the function that is asked about; its own requests do not count. Null for none.</param>
    public static double? PoolRateOf(AccountSnapshot snapshot, RecentLoad load, int? except)
    {
        if (snapshot.Ledger.Unreserved is not { } unreserved) return null;
        var others = 0.0;
        foreach (var slot in snapshot.Slots.Values)
            if (slot != except && snapshot.Functions[slot].Reserved is { IsKnown: true, Value: null }) others += load.SynchronousPerSecond(slot);
        return Math.Max(0, (double)unreserved * LambdaQuotas.RequestsPerSecondPerEnvironment - others);
    }

    private static double? LongestInitialisation(MinuteWindow minutes, int slot)
    {
        double? longest = null;
        foreach (var column in minutes.Columns)
            if (column.Function(FunctionMetric.InitDurationMaximum, slot) is >= 0 and var value && !(value <= longest)) longest = value;
        return longest;
    }
}
