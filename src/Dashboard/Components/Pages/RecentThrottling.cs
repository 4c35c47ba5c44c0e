using Dashboard.Analysis.Findings;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>How far the account's throttles of the newest minutes are accounted for by findings.</summary>
public enum RecentThrottling
{
    /// <summary>None, or none known.</summary>
    None,
    /// <summary>Only by functions that are limited on purpose.</summary>
    Intended,
    /// <summary>By findings that are over.</summary>
    Over,
    /// <summary>By findings that go on.</summary>
    Ongoing,
    /// <summary>By nothing found: the functions behind them have not been read.</summary>
    Unexplained,
}

public static class RecentThrottlings
{
    public static RecentThrottling Of(AccountSnapshot snapshot, RecentTotals recent)
    {
        if (!(recent.Throttles > 0)) return RecentThrottling.None;
        var since = RecentTotals.Recent(snapshot.Minutes)[0].Minute;
        var found = snapshot.Analysis.Findings.Where(finding => finding.Group == PatternGroup.Throttling && finding.LastMinute >= since).ToArray();
        if (found.Length == 0) return RecentThrottling.Unexplained;
        if (found.All(finding => finding.Harm == Harm.Intended)) return RecentThrottling.Intended;
        return found.Any(finding => finding.IsOngoing) ? RecentThrottling.Ongoing : RecentThrottling.Over;
    }
}
