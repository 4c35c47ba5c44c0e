using Dashboard.Analysis.Model;
using Dashboard.Charts;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>The account's two charts, of one time axis.</summary>
public static class AccountCharts
{
    private const string Group = "account";

    /// <param name="group">Charts of the same group share the pointer's time.</param>
    /// <param name="height">Pixels.</param>
    public static ChartModel Concurrency(AccountSnapshot snapshot, RowWindow window, string group = Group, int height = 260)
    {
        var limit = snapshot.Limits?.ConcurrentExecutions ?? float.NaN;
        var data = Buckets.Of(snapshot.Minutes.OfAccount, (int)window,
            ChartSource.Concurrency(),
            ChartSource.Maximum(AccountMetric.ClaimedAccountConcurrency),
            new ChartSource(_ => limit, BucketBy.Maximum));
        var spec = new ChartSpec
        {
            Group = group,
            Height = height,
            Series =
            [
                new("Running", "--viz-1", Filled: true),
                new("Claimed", "--viz-2", Dash: 6),
                new("Limit", "--viz-limit", Dash: 3, IsLimit: true),
            ],
        };
        return new("Account concurrency · maximum per minute", spec, data, ChartSummary.Of(spec, data, window)) { Freshness = Freshness.From(snapshot) };
    }

    public static ChartModel Throttles(AccountSnapshot snapshot, RowWindow window)
    {
        var data = Buckets.Of(snapshot.Minutes.OfAccount, (int)window, ChartSource.Sum(AccountMetric.Throttles));
        var spec = new ChartSpec { Group = Group, Height = 130, Stepped = true, Series = [new("Throttles", "--viz-throttle", Filled: true)] };
        return new("Throttled requests · sum per minute", spec, data, ChartSummary.Of(spec, data, window)) { Freshness = Freshness.From(snapshot) };
    }
}
