using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Capacity;

/// <summary>Minutes in which requests were rejected while the account's limit was all but claimed.</summary>
internal static class StarvedPool
{
    /// <summary>Share of the limit from which on the pool counts as used up: a maximum of the minute is sampled at invocations and may miss the very top.</summary>
    public const double Full = 0.98;

    public static bool Occurred(AccountCase account)
    {
        var claimed = account[AccountMetric.ClaimedAccountConcurrency];
        var throttles = account[AccountMetric.Throttles];
        for (var i = 0; i < claimed.Length; i++)
            if (throttles[i] > 0 && account.Limit(i) is { } limit && claimed[i] >= Full * limit) return true;
        return false;
    }
}
