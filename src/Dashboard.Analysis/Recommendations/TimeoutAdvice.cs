using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations.Exports;
using Dashboard.Analysis.Rules;
using static System.FormattableString;

namespace Dashboard.Analysis.Recommendations;

/// <summary>A timeout that leaves room above the longest invocation, and ends one that hangs soon after.</summary>
internal static class TimeoutAdvice
{
    /// <summary>Over the longest invocation. House rule.</summary>
    public const double OverMaximum = 1.5;

    /// <summary>Over the highest 99th percentile; whichever is longer counts. House rule.</summary>
    public const double OverP99 = 2;

    /// <summary>Share of the timeout from which on an invocation counts as cut off by it. Timed-out invocations report the timeout or a little more.</summary>
    public const double CutOff = 0.99;

    /// <summary>A timeout up to so many times the advised one is left as it is. House rule.</summary>
    public const double Bearable = 3;

    /// <summary>What Lambda sets by itself: below it, a single slow start would do harm. Source: Lambda developer guide, configuration-timeout.</summary>
    private const int LeastSeconds = 3;

    /// <summary>Source: Lambda developer guide, gettingstarted-limits.</summary>
    private const int MostSeconds = 900;

    private const string ApiGateway = "apigateway.amazonaws.com";

    /// <summary>Null when durations or the timeout are unknown, or the timeout does.</summary>
    public static Recommendation? Of(FunctionCase function)
    {
        if (function.Configuration.Timeout is not { } timeout) return null;
        var maximum = Highest(function, FunctionMetric.DurationMaximum, UsageMetric.DurationMaximum);
        var p99 = Highest(function, FunctionMetric.DurationP99, UsageMetric.DurationP99);
        if (maximum == 0) return null;
        var now = (int)timeout.TotalSeconds;
        var isCutOff = maximum >= CutOff * timeout.TotalMilliseconds;
        var isBehindApi = function.Configuration.Invokers is { } invokers && invokers.Contains(ApiGateway);
        // How long an invocation that was cut off would have taken is not known: the timeout itself then stands for it.
        var milliseconds = Math.Max(OverMaximum * maximum, OverP99 * p99);
        var wanted = Math.Clamp((int)Math.Ceiling(Math.Round(milliseconds / 1000, 6)), LeastSeconds, MostSeconds);
        var limit = (int)LambdaQuotas.ApiGatewayTimeout.TotalSeconds;
        var value = isBehindApi ? Math.Min(wanted, limit) : wanted;
        var isTooLongForApi = isBehindApi && now > limit;
        if (!isTooLongForApi && now >= value && now <= Bearable * value) return null;
        if (value == now) return null;
        var basis = ImmutableArray.CreateBuilder<Measure>();
        basis.Add(new("longest invocation", Math.Round(maximum), MeasureUnit.Milliseconds));
        if (p99 > 0) basis.Add(new("highest 99th percentile", Math.Round(p99), MeasureUnit.Milliseconds));
        if (isBehindApi) basis.Add(new("API Gateway gives up after", limit * 1000, MeasureUnit.Milliseconds));
        return new(
            RecommendationKind.Timeout, Invariant($"Set the timeout to {value} s"),
            new("timeout", now * 1000.0, MeasureUnit.Milliseconds), new("timeout", value * 1000.0, MeasureUnit.Milliseconds),
            Reason(now, value, isTooLongForApi), basis.ToImmutable(), Caveats(function, isCutOff, isBehindApi, wanted > value), null, null,
            FunctionSettingExport.Timeout.Of(function.Name, value));
    }

    private static string Reason(int now, int value, bool isTooLongForApi) =>
        isTooLongForApi ? "Behind API Gateway the caller is gone before the timeout, while the function goes on and is paid for."
        : now < value ? "Invocations come too close to the timeout: half as much again as the longest leaves room."
        : "An invocation that hangs holds its environment, and is paid for, many times as long as any that works.";

    private static ImmutableArray<string> Caveats(FunctionCase function, bool isCutOff, bool isBehindApi, bool isCapped)
    {
        var caveats = ImmutableArray.CreateBuilder<string>();
        if (isCutOff) caveats.Add("Invocations ran into the timeout: how long they would have taken is not known. See why they are slow first.");
        if (isCapped) caveats.Add("Its longest invocations do not fit into what API Gateway waits: make them shorter or asynchronous.");
        if (isBehindApi) caveats.Add("Regional and private REST APIs can have API Gateway's 29 s raised.");
        if (function.Caller == CallerKind.Queue) caveats.Add("The queue's visibility timeout must stay well above the function's timeout.");
        return caveats.ToImmutable();
    }

    private static double Highest(FunctionCase function, FunctionMetric minutes, UsageMetric hours)
    {
        var highest = Highest(function[minutes]);
        return function.Usage is { } usage ? Math.Max(highest, Highest(usage[hours])) : highest;
    }

    private static double Highest(ReadOnlySpan<float> values)
    {
        var highest = 0f;
        foreach (var value in values)
            if (value > highest) highest = value;
        return highest;
    }
}
