using Dashboard.Analysis.Model;
using Dashboard.Simulator.Fleet;

namespace Dashboard.Tests.Survival.Watched;

/// <summary>What the scripted fleet did, by the dashboard's metrics; NaN where AWS publishes nothing.</summary>
internal static class TrueValues
{
    /// <summary>Counts that are asked of every function. Others are asked only of functions that are known to have them, and may be unknown where they are zero.</summary>
    public static bool IsAskedOfAll(FunctionMetric metric) => metric is FunctionMetric.Invocations or FunctionMetric.Errors or FunctionMetric.Throttles;

    public static double Of(in ScriptedMinute minute, FunctionMetric metric) => metric switch
    {
        FunctionMetric.ConcurrentExecutions => minute.IsSilent ? double.NaN : minute.Concurrency,
        FunctionMetric.Invocations => minute.Invocations,
        FunctionMetric.Errors => minute.Errors,
        FunctionMetric.Throttles => minute.Throttles,
        FunctionMetric.DurationAverage => minute.HasRun ? minute.DurationAverage : double.NaN,
        FunctionMetric.DurationP50 => minute.HasRun ? minute.DurationMedian : double.NaN,
        FunctionMetric.DurationP95 or FunctionMetric.DurationP99 or FunctionMetric.DurationMaximum => minute.HasRun ? minute.DurationLongest : double.NaN,
        FunctionMetric.ProvisionedConcurrentExecutions => minute.LiveInUse > 0 ? minute.LiveInUse + minute.BetaInUse : double.NaN,
        FunctionMetric.ProvisionedConcurrencyUtilization => minute.LiveInUse > 0 ? Math.Max(minute.LiveUtilization, minute.BetaUtilization) : double.NaN,
        FunctionMetric.ProvisionedConcurrencySpilloverInvocations => minute.Spilled,
        FunctionMetric.AsyncEventsReceived => minute.Events,
        FunctionMetric.AsyncEventAge => minute.Events > 0 ? minute.EventAge : double.NaN,
        _ => metric.IsCount() ? 0 : double.NaN,
    };

    public static double Of(in ScriptedAccountMinute minute, AccountMetric metric) => metric switch
    {
        AccountMetric.ConcurrentExecutions => minute.IsSilent ? double.NaN : minute.Concurrency,
        AccountMetric.UnreservedConcurrentExecutions => minute.IsSilent ? double.NaN : minute.Unreserved,
        AccountMetric.ClaimedAccountConcurrency => minute.IsSilent ? double.NaN : minute.Claimed,
        AccountMetric.Invocations => minute.Invocations,
        AccountMetric.Errors => minute.Errors,
        AccountMetric.Throttles => minute.Throttles,
        AccountMetric.DurationAverage => minute.HasRun ? minute.DurationAverage : double.NaN,
        _ => minute.HasRun ? minute.DurationLongest : double.NaN,
    };
}
