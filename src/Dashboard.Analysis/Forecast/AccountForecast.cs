using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Forecast;

/// <summary>When the account's claimed concurrency reaches its limit, for show: unlike the rule, it tells of slow rises too.</summary>
/// <param name="Newest">Newest minute the forecast counts from, in minutes since 1970; null without one.</param>
public sealed record AccountForecast(ExhaustionForecast Outcome, int? Limit, long? Newest)
{
    public static AccountForecast Of(AccountCase account)
    {
        var limit = account.Length == 0 ? null : account.Limit(account.Length - 1);
        var outcome = ExhaustionForecast.Of(account[AccountMetric.ClaimedAccountConcurrency], limit);
        return new(outcome, limit, outcome is ExhaustionForecast.Reaches reaches ? account.FirstMinute + reaches.Newest : null);
    }
}
