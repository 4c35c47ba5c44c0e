using System.Globalization;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Hygiene;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations.Exports;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Recommendations;

/// <summary>A timeout near what invocations take, where the present one is far above it or above what the API in front waits for.</summary>
internal static class TimeoutAdvice
{
    public static Recommendation? Of(FunctionCase function)
    {
        if (function.Configuration.Timeout is not { } now) return null;
        var findings = new List<Finding>();
        new TimeoutFarFromDuration().Examine(function, findings);
        new TimeoutAboveApiLimit().Examine(function, findings);
        var isBehindApi = findings.Exists(finding => finding.Pattern == Pattern.TimeoutAboveApiLimit);
        var longest = Longest(function);
        if (findings.Count == 0 || (longest == 0 && !isBehindApi)) return null;

        var seconds = Math.Max(AdviceThresholds.LeastTimeoutSeconds, (int)Math.Ceiling(AdviceThresholds.TimeoutFactor * longest / 1000));
        if (isBehindApi) seconds = longest == 0 ? (int)LambdaQuotas.ApiGatewayTimeout.TotalSeconds : Math.Min(seconds, (int)LambdaQuotas.ApiGatewayTimeout.TotalSeconds);
        if (seconds >= now.TotalSeconds) return null;
        return new(
            RecommendationKind.Timeout,
            string.Create(CultureInfo.InvariantCulture, $"Set the timeout to {seconds:N0} s"),
            new("timeout", now.TotalMilliseconds, MeasureUnit.Milliseconds),
            new("timeout", seconds * 1000.0, MeasureUnit.Milliseconds),
            isBehindApi
                ? "API Gateway gives up after 29 s by default; what runs on after that nobody gets, and it holds concurrency."
                : "When a dependency hangs, every invocation holds its environment for the whole timeout.",
            [new("longest invocation", longest > 0 ? longest : double.NaN, MeasureUnit.Milliseconds), new("times the longest", AdviceThresholds.TimeoutFactor, MeasureUnit.Factor)],
            ["An invocation that would have taken longer is ended and counts as an error: see that the longest seen is the longest there is."],
            null, null,
            FunctionSettingExport.Timeout.Of(function.Name, seconds));
    }

    private static double Longest(FunctionCase function)
    {
        var longest = Highest(function[FunctionMetric.DurationMaximum]);
        return function.Usage is { } usage ? Math.Max(longest, Highest(usage[UsageMetric.DurationMaximum])) : longest;
    }

    private static float Highest(ReadOnlySpan<float> values)
    {
        var highest = 0f;
        foreach (var value in values)
            if (value > highest) highest = value;
        return highest;
    }
}
