using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Throttling;

/// <summary>What is known of one function and of its account in a minute in which requests were rejected. NaN stands for unknown.</summary>
/// <param name="Peak">Maximum concurrency seen in the minute.</param>
/// <param name="CarriedPeak">
/// Highest that must or may still have been running: invocations that began in earlier minutes and take longer than those last.
/// </param>
/// <param name="ProvisionedPeak">Of provisioned environments.</param>
/// <param name="Claimed">Claimed concurrency of the account; <paramref name="CarriedClaimed"/> as with the peak.</param>
/// <param name="Running">Concurrent executions of the account.</param>
/// <param name="AccountRequests">Requests to all functions of the account.</param>
internal readonly record struct ThrottledMinute(
    int Index, float Throttles, float Invocations, float Peak, float CarriedPeak, float ProvisionedPeak, float MeanDuration,
    float Claimed, float CarriedClaimed, float Running, float AccountRequests, int? AccountLimit, CallerKind Caller)
{
    private const float MillisecondsPerMinute = 60_000;

    /// <summary>Mean over the minute, rejected requests included.</summary>
    public double RequestsPerSecond => ((float.IsNaN(Invocations) ? 0 : Invocations) + Throttles) / 60;

    public bool NothingRan => Invocations == 0;

    public static ThrottledMinute Of(FunctionCase function, int index)
    {
        var account = function.Account;
        var peak = function[FunctionMetric.ConcurrentExecutions];
        var claimed = account[AccountMetric.ClaimedAccountConcurrency];
        return new(
            index,
            function[FunctionMetric.Throttles][index],
            function[FunctionMetric.Invocations][index],
            peak[index],
            Carried(peak, function[FunctionMetric.DurationMaximum], index),
            function[FunctionMetric.ProvisionedConcurrentExecutions][index],
            function[FunctionMetric.DurationAverage][index],
            claimed[index],
            Higher(Carried(claimed, account[AccountMetric.DurationMaximum], index), Between(claimed, index)),
            Between(account[AccountMetric.ConcurrentExecutions], index),
            account[AccountMetric.Invocations][index] + account[AccountMetric.Throttles][index],
            account.Limit(index),
            function.Caller);
    }

    private static float Higher(float left, float right) => float.IsNaN(left) ? right : float.IsNaN(right) ? left : Math.Max(left, right);

    /// <summary>The lower of the two beside a missing minute: as much was reached on both sides. NaN when either is missing too.</summary>
    private static float Between(ReadOnlySpan<float> values, int index) => !float.IsNaN(values[index]) ? values[index]
        : index > 0 && index + 1 < values.Length ? Math.Min(values[index - 1], values[index + 1]) : float.NaN;

    /// <summary>The highest value of this minute and of those before whose longest invocation reaches into it.</summary>
    private static float Carried(ReadOnlySpan<float> values, ReadOnlySpan<float> longest, int index)
    {
        var carried = values[index];
        var earliest = Math.Max(0, index - LongestMinutes);
        for (var i = index - 1; i >= earliest; i--)
        {
            // Begun at the end of its minute at the latest.
            var reaches = i + 1 + longest[i] / MillisecondsPerMinute > index;
            if (reaches && !(values[i] <= carried)) carried = float.IsNaN(values[i]) ? carried : values[i];
        }
        return carried;
    }

    /// <summary>Longest timeout of an ordinary function. Source: Lambda developer guide, gettingstarted-limits.</summary>
    private const int LongestMinutes = 15;
}
