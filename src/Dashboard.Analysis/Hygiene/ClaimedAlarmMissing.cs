using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Hygiene;

/// <summary>
/// No alarm tells when the account's limit is nearly claimed. Lambda decides by claimed concurrency, not by what runs. Source: Lambda
/// developer guide, monitoring-concurrency. Alarms outside CloudWatch are not seen.
/// </summary>
public sealed class ClaimedAlarmMissing : IAccountRule
{
    public void Examine(AccountCase account, List<Finding> findings)
    {
        if (account.Input.Alarms is not { } alarms || account.Input.Slots.IsEmpty) return;
        string? nearest = null;
        foreach (var alarm in alarms)
        {
            var shortcoming = ClaimedAlarm.Shortcoming(alarm, account.Input.Limits?.ConcurrentExecutions);
            if (shortcoming is "") return;
            nearest ??= shortcoming;
        }
        findings.Add(SettingFinding.OfAccount(
            Pattern.ClaimedAlarmMissing, new(new("alarms on claimed concurrency", 0), new("needed at least", 1)),
            nearest ?? "No alarm in CloudWatch watches ClaimedAccountConcurrency; AWS's example fires at 70 % of the limit."));
    }
}
