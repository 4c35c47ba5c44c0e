using Dashboard.Analysis.Model;

namespace Dashboard.Polling.Spend;

/// <summary>
/// What was asked for. AWS's counting is not public in every detail, so there are two counts: the one its documentation and most bills agree
/// with, and the most that it may come to.
/// </summary>
/// <param name="Requests">HTTP calls that were answered.</param>
/// <param name="Metrics">Up to five statistics of a metric in one request counted once; pages that were delivered.</param>
/// <param name="MetricsAtMost">Each statistic counted; pages and attempts that failed too.</param>
public readonly record struct SpendTotals(long Requests, long Metrics, long MetricsAtMost)
{
    public static SpendTotals operator +(SpendTotals left, SpendTotals right) =>
        new(left.Requests + right.Requests, left.Metrics + right.Metrics, left.MetricsAtMost + right.MetricsAtMost);

    /// <summary>US dollars. Requests that ask for no metrics are taken to be within the free million a month.</summary>
    public decimal Low(PriceTable prices) => Metrics * prices.PerThousandMetrics / 1_000;

    /// <summary>US dollars at most: no free requests, and the higher count of metrics.</summary>
    /// <param name="purpose">Listings are billed by request, all else by metric.</param>
    public decimal High(SpendPurpose purpose, PriceTable prices) =>
        purpose == SpendPurpose.Listings ? Requests * prices.PerThousandRequests / 1_000 : MetricsAtMost * prices.PerThousandMetrics / 1_000;
}

/// <summary>One hour's calls for one purpose.</summary>
/// <param name="Hour">In hours since 1970.</param>
public readonly record struct SpendRow(long Hour, SpendPurpose Purpose, SpendTotals Totals);
