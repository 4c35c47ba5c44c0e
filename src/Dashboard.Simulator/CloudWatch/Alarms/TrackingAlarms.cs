using Dashboard.Simulator.ControlPlane;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.Alarms;

/// <summary>
/// The alarms that target tracking makes for itself and steers by: high above the target, low below nine tenths of it. Without data they are
/// INSUFFICIENT_DATA and provisioned concurrency stays as it is. Source: Lambda developer guide, provisioned-concurrency.
/// </summary>
internal sealed class TrackingAlarms(LambdaAccount account, MetricStore metrics)
{
    private const int EvaluationPeriods = 3;
    private const double LowShare = 0.9;

    public IEnumerable<MetricAlarm> All => account.ScalingPolicies.SelectMany(policy => new[] { Alarm(policy, isHigh: true), Alarm(policy, isHigh: false) });

    private MetricAlarm Alarm(ScalingPolicy policy, bool isHigh)
    {
        var resource = policy.ResourceId["function:".Length..];
        var metric = new MetricIdentity(
            "AWS/Lambda", "ProvisionedConcurrencyUtilization", new Dimension("FunctionName", resource.Split(':')[0]), new Dimension("Resource", resource));
        var threshold = policy.TargetValue * (isHigh ? 1 : LowShare);
        var (state, since) = Evaluate(metric, value => isHigh ? value > threshold : value < threshold, policy.CreationTime);
        return new()
        {
            Name = ScalingView.AlarmName(policy.ResourceId, policy.PolicyName, isHigh),
            Description = "DO NOT EDIT OR DELETE. For TargetTrackingScaling policy.",
            Metric = metric,
            Statistic = "Average",
            EvaluationPeriods = EvaluationPeriods,
            Threshold = threshold,
            ComparisonOperator = isHigh ? "GreaterThanThreshold" : "LessThanThreshold",
            State = state,
            StateReason = $"Evaluated over {EvaluationPeriods} minutes",
            StateUpdated = since,
            ConfigurationUpdated = policy.CreationTime,
        };
    }

    private (string State, DateTimeOffset Since) Evaluate(MetricIdentity metric, Func<double, bool> breaches, DateTimeOffset created)
    {
        var now = metrics.Clock.GetUtcNow();
        var series = metrics.Find(metric);
        if (series?.NewestMinute(now) is not { } newest) return ("INSUFFICIENT_DATA", created);
        var oldest = now.ToUnixTimeSeconds() / 60 - EvaluationPeriods - (long)Math.Ceiling(metrics.Delay.Maximum.TotalMinutes);
        if (newest < oldest) return ("INSUFFICIENT_DATA", DateTimeOffset.FromUnixTimeSeconds(60 * (newest + EvaluationPeriods)));
        var minutes = new MinuteBuffer();
        series.Read(newest - EvaluationPeriods + 1, newest + 1, now, withSamples: false, minutes);
        var breaching = 0;
        foreach (var minute in minutes.Minutes)
            if (breaches(minute.Set.Average)) breaching++;
        return (breaching == EvaluationPeriods ? "ALARM" : "OK", DateTimeOffset.FromUnixTimeSeconds(60 * newest));
    }
}
