using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Throttling;

/// <summary>
/// Whether requests came faster than ten a second for each unit of concurrency, which short functions reach long before their concurrency
/// does. It does not hold for asynchronous events. Source: Lambda developer guide, gettingstarted-limits.
/// </summary>
internal static class RequestRate
{
    /// <param name="onDemand">Reserved concurrency without what of it is provisioned.</param>
    public static Ruling? ExplainReserved(in ThrottledMinute minute, int onDemand)
    {
        if (!IsShort(minute)) return null;
        var allowed = (double)LambdaQuotas.RequestsPerSecondPerEnvironment * onDemand;
        // By Little's law: what could run at once if every request of the minute had been let in.
        var wanted = minute.RequestsPerSecond * minute.MeanDuration / 1000;
        var isCapped = minute.Peak >= onDemand && minute.RequestsPerSecond < ThrottleThresholds.LikelyRequestRate * allowed;
        return isCapped || wanted >= onDemand ? null : Of(minute.RequestsPerSecond, allowed);
    }

    /// <summary>Of functions without a reservation, which share the rate of the unreserved pool.</summary>
    /// <param name="unreserved">The account's limit without what is reserved.</param>
    public static Ruling? ExplainUnreserved(in ThrottledMinute minute, int unreserved)
    {
        if (!IsShort(minute)) return null;
        var requests = float.IsNaN(minute.AccountRequests) ? minute.RequestsPerSecond : minute.AccountRequests / 60;
        return Of(requests, (double)LambdaQuotas.RequestsPerSecondPerEnvironment * unreserved);
    }

    private static bool IsShort(in ThrottledMinute minute) =>
        minute.Caller != CallerKind.Asynchronous && minute.MeanDuration < ThrottleThresholds.RequestRateMilliseconds;

    private static Ruling Of(double requests, double allowed) => new(
        Pattern.RequestRate, requests >= ThrottleThresholds.LikelyRequestRate * allowed ? Confidence.Likely : Confidence.Possible,
        new("requests per second, mean of the minute", requests, MeasureUnit.PerSecond), new("requests per second allowed", allowed, MeasureUnit.PerSecond));
}
