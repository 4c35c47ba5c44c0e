using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Provisioned;

/// <summary>
/// Utilisation is not published while nothing runs, so the alarm that would scale provisioned concurrency in has no data, and what was
/// scaled out stays and is paid for. Source: Lambda developer guide, provisioned-concurrency.
/// </summary>
public sealed class ScalingAlarmStuck : IFunctionRule
{
    private const string NoData = "INSUFFICIENT_DATA";

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (examined.Configuration.Scaling is not { IsEmpty: false } scaling || examined.Input.Alarms is not { } alarms) return;
        foreach (var each in scaling)
        {
            if (each.Target is null || each.IsSuspended) continue;
            if (ProvisionedFinding.Of(examined.Configuration, each.Qualifier) is not { } provisioned || provisioned.Allocated <= each.Least) continue;
            if (Stuck(examined, each, alarms) is { } alarm) findings.Add(Of(examined, each, provisioned, alarm));
        }
    }

    private static Finding Of(FunctionCase examined, ProvisionedScaling scaling, ProvisionedConcurrency provisioned, MetricAlarm alarm) => ProvisionedFinding.Of(
        examined, Pattern.ScalingAlarmStuck, alarm.StateUpdated is null ? Confidence.Likely : Confidence.Proved, Harm.Wasted,
        new(
            new("provisioned concurrency", provisioned.Allocated), new("least, by its scaling", scaling.Least),
            ProvisionedFinding.With(
                ProvisionedCost.Monthly(examined.Input.Prices, examined.Configuration, provisioned.Allocated - scaling.Least, "cost of the difference in a month"))),
        scaling.Qualifier,
        $"Alarm {alarm.Name} has no data{Since(alarm)}: utilisation is not published while nothing runs, so nothing scales in.");

    private static MetricAlarm? Stuck(FunctionCase examined, ProvisionedScaling scaling, ImmutableArray<MetricAlarm> alarms)
    {
        var prefix = $"TargetTracking-function:{examined.Name}:{scaling.Qualifier}-";
        foreach (var alarm in alarms)
        {
            if (alarm.State != NoData || IsAboveThreshold(alarm)) continue;
            if (!scaling.Alarms.Contains(alarm.Name) && !alarm.Name.StartsWith(prefix, StringComparison.Ordinal)) continue;
            if (alarm.StateUpdated is not { } since || Minutes(examined, since) >= ProvisionedThresholds.StuckMinutes) return alarm;
        }
        return null;
    }

    /// <summary>The alarm that scales out has nothing to do while nothing runs.</summary>
    private static bool IsAboveThreshold(MetricAlarm alarm) => alarm.Comparison?.StartsWith("GreaterThan", StringComparison.Ordinal) == true;

    private static double Minutes(FunctionCase examined, DateTimeOffset since) => examined.Input.Minutes.LastMinute - since.ToUnixTimeSeconds() / 60.0;

    private static string Since(MetricAlarm alarm) => alarm.StateUpdated is { } since ? $" since {since.UtcDateTime:yyyy-MM-dd HH:mm} UTC" : "";
}
