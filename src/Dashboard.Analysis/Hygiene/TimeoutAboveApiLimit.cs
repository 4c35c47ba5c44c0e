using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Hygiene;

/// <summary>API Gateway may invoke the function and gives up before its timeout. Source: API Gateway API, Integration.timeoutInMillis.</summary>
public sealed class TimeoutAboveApiLimit : IFunctionRule
{
    private const string ApiGateway = "apigateway.amazonaws.com";

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        var configuration = examined.Configuration;
        if (configuration.Invokers is not { IsEmpty: false } invokers || !(configuration.Timeout > LambdaQuotas.ApiGatewayTimeout)) return;
        if (!invokers.Contains(ApiGateway)) return;
        var limit = new Measure("default timeout of API Gateway", LambdaQuotas.ApiGatewayTimeout.TotalMilliseconds, MeasureUnit.Milliseconds);
        var timeout = new Measure("timeout", configuration.Timeout.Value.TotalMilliseconds, MeasureUnit.Milliseconds);
        var longest = Longest(examined[FunctionMetric.DurationMaximum]);
        findings.Add(SettingFinding.Of(
            examined, Pattern.TimeoutAboveApiLimit, Confidence.Likely, Harm.AtRisk,
            longest > 0 ? new(timeout, limit, new Measure("longest invocation", longest, MeasureUnit.Milliseconds)) : new(timeout, limit),
            (longest > LambdaQuotas.ApiGatewayTimeout.TotalMilliseconds
                ? "Invocations did take longer: callers through the API got an error while the function went on."
                : "Callers through the API get an error after 29 seconds while the function goes on.")
            + " Only Regional and private REST APIs can have this raised; an HTTP API ends at 30 seconds."));
    }

    private static float Longest(ReadOnlySpan<float> durations)
    {
        var longest = 0f;
        foreach (var duration in durations)
            if (duration > longest) longest = duration;
        return longest;
    }
}
