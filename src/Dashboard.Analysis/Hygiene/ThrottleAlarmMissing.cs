using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Hygiene;

/// <summary>
/// Throttles are told by no alarm: neither by one for the whole account nor by one for each function. Alarms outside CloudWatch are not
/// seen. Source: Lambda developer guide, monitoring-metrics-types.
/// </summary>
public sealed class ThrottleAlarmMissing : IAccountRule
{
    public void Examine(AccountCase account, List<Finding> findings)
    {
        if (account.Input.Alarms is not { } alarms || account.Input.Slots.IsEmpty) return;
        if (!Watched(alarms, out var watched, out var disabled)) return;
        var functions = account.Input.Slots.Count;
        var covered = 0;
        foreach (var name in watched)
            if (account.Input.Slots.ContainsKey(name)) covered++;
        if (covered == functions) return;
        findings.Add(SettingFinding.OfAccount(
            Pattern.ThrottleAlarmMissing, new(new("functions with an alarm on throttles", covered), new("functions", functions)),
            disabled is not null ? $"Alarm {disabled} has its actions disabled."
                : covered > 0 ? "Some functions have an alarm on throttles, the account as a whole has none."
                : "No alarm in CloudWatch watches Throttles: nobody is told when requests are rejected."));
    }

    /// <returns>False when an alarm watches the whole account.</returns>
    private static bool Watched(ImmutableArray<MetricAlarm> alarms, out HashSet<string> functions, out string? disabled)
    {
        functions = new(StringComparer.Ordinal);
        disabled = null;
        foreach (var alarm in alarms)
        {
            if (!Concerns(alarm)) continue;
            if (!alarm.ActionsEnabled) disabled ??= alarm.Name;
            else if (alarm.Dimensions.IsDefaultOrEmpty) return false;
            else if (alarm.Dimension(Names.FunctionName) is { } name) functions.Add(name);
        }
        return true;
    }

    private static bool Concerns(MetricAlarm alarm) =>
        alarm.Comparison?.StartsWith("LessThan", StringComparison.Ordinal) != true
        && (alarm.Expression is { } expression
            ? expression.Contains(Names.Throttles, StringComparison.Ordinal)
            : alarm is { Namespace: Names.Lambda, Metric: Names.Throttles });
}
