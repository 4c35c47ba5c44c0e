using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Hygiene;

/// <summary>How far an alarm watches what the account's concurrency limit has left.</summary>
internal static class ClaimedAlarm
{
    private const string Claimed = "ClaimedAccountConcurrency";
    private const string Quota = "SERVICE_QUOTA";

    /// <returns>What the alarm lacks: empty when nothing, null when it is about something else.</returns>
    public static string? Shortcoming(MetricAlarm alarm, int? limit)
    {
        if (!Concerns(alarm, out var isClaimed)) return null;
        if (!alarm.ActionsEnabled) return $"Alarm {alarm.Name} has its actions disabled.";
        if (alarm.Comparison?.StartsWith("LessThan", StringComparison.Ordinal) == true) return $"Alarm {alarm.Name} fires when concurrency is low.";
        if (!isClaimed) return $"Alarm {alarm.Name} watches ConcurrentExecutions, which leaves out reserved and provisioned concurrency that stands idle but is taken.";
        return Share(alarm, limit) switch
        {
            > HygieneThresholds.MostAlarmShare => $"Alarm {alarm.Name} fires above 90 % of the limit, too late to do anything.",
            < HygieneThresholds.LeastAlarmShare => $"Alarm {alarm.Name} fires below half of the limit, where nothing is wrong.",
            _ => "",
        };
    }

    private static bool Concerns(MetricAlarm alarm, out bool isClaimed)
    {
        isClaimed = false;
        if (alarm.Expression is { } expression)
            return isClaimed = expression.Contains(Claimed, StringComparison.Ordinal);
        if (alarm.Namespace != Names.Lambda || !alarm.Dimensions.IsDefaultOrEmpty) return false;
        isClaimed = alarm.Metric == Claimed;
        return isClaimed || alarm.Metric is "ConcurrentExecutions" or "UnreservedConcurrentExecutions";
    }

    /// <summary>Threshold as share of the limit; null when it cannot be told. An expression by the quota is a share already, or a percentage.</summary>
    private static double? Share(MetricAlarm alarm, int? limit)
    {
        if (alarm.Threshold is not { } threshold) return null;
        if (alarm.Expression?.Contains(Quota, StringComparison.Ordinal) == true) return threshold > 1 ? threshold / 100 : threshold;
        return limit is > 0 ? threshold / limit : null;
    }
}
