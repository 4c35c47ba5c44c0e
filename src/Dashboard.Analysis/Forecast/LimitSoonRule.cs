using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Forecast;

/// <summary>Finds an account whose claimed concurrency is on its way to the limit. Silent once it is there and requests are rejected: other rules say so.</summary>
public sealed class LimitSoonRule : IAccountRule
{
    public void Examine(AccountCase account, List<Finding> findings)
    {
        if (account.Length == 0 || account.Limit(account.Length - 1) is not { } limit || limit < CeilingSoonRule.LeastCeiling) return;
        if (Approach.Of(account[AccountMetric.ClaimedAccountConcurrency], limit, account.Input.Usage?.Account) is not { } reaches) return;
        if (reaches.Likely == 0 && Approach.IsThrottled(account[AccountMetric.Throttles], reaches.Since)) return;
        findings.Add(new()
        {
            Pattern = Pattern.LimitSoon,
            Slot = Finding.Account,
            Function = "",
            Confidence = Confidence.Likely,
            Harm = Harm.AtRisk,
            Evidence = Approach.Evidence("claimed concurrency", "concurrency limit of the account", limit, reaches),
            Minutes = [new(account.FirstMinute + reaches.Since, account.FirstMinute + reaches.Newest)],
            IsProvisional = reaches.Newest >= account.AccountSettledLength,
            IsOngoing = true,
        });
    }
}
