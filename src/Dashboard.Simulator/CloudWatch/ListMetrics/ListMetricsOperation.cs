using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch.ListMetrics;

/// <summary>ListMetrics: pages in the order in which the metrics came up, so that new ones do not move what a token points at.</summary>
internal sealed class ListMetricsOperation(MetricStore metrics, string accountId)
{
    private const int PageSize = 500;

    public WireResponse Run(Input input, Output output)
    {
        var filter = MetricFilter.Decode(input);
        var fingerprint = filter.Fingerprint();
        var at = Position(input.Text("NextToken"), fingerprint);
        var page = new List<MetricIdentity>();
        var next = input.Text("OwningAccount") is { } owner && owner != accountId ? null : Fill(page, filter, at);

        output.List("Metrics", page, MetricWriter.Write);
        if (input.Flag("IncludeLinkedAccounts") is true) output.List("OwningAccounts", page, (o, _) => o.Text(accountId));
        output.OptionalText("NextToken", next is { } position ? PageToken.Write(fingerprint, position) : null);
        return output.Finish();
    }

    private long? Fill(List<MetricIdentity> page, MetricFilter filter, long at)
    {
        var now = metrics.Clock.GetUtcNow();
        var all = metrics.InOrder;
        for (var i = (int)Math.Min(at, all.Length); i < all.Length; i++)
        {
            if (!filter.Matches(all[i], now)) continue;
            if (page.Count == PageSize) return i;
            page.Add(all[i].Identity);
        }
        return null;
    }

    private static long Position(string? token, ulong fingerprint)
    {
        if (token is null) return 0;
        Span<long> position = stackalloc long[1];
        return PageToken.TryRead(token, fingerprint, position) ? position[0] : throw CloudWatchError.InvalidValue("Invalid nextToken");
    }
}
