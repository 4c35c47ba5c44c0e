using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Hosting;
using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch.GetMetricData;

/// <summary>GetMetricData. Source: boto/botocore model of CloudWatch and the CloudWatch user guide, metric math.</summary>
internal sealed class GetMetricDataOperation(MetricStore metrics, string accountId, int concurrencyLimit)
{
    /// <returns>The answer completed with what AWS would bill and meter.</returns>
    public WireResponse Run(Input input, Output output, FaultKind? fault)
    {
        var request = GetMetricDataDecoder.Decode(input);
        var fingerprint = request.Fingerprint();
        var position = PagePosition.Read(request.NextToken, fingerprint);
        var evaluator = new QueryEvaluator(request, metrics, metrics.Clock.GetUtcNow(), concurrencyLimit);
        var pager = new ResultPager(request, evaluator, new(request.Queries), accountId);
        var next = pager.Fill(position, fault);

        output.Member("MetricDataResults").StartList();
        foreach (var result in pager.Results) result.Write(output, request.Ascending);
        output.EndList();
        output.OptionalText("NextToken", next?.ToToken(fingerprint));
        output.Member("Messages").StartList();
        output.EndList();
        return output.Finish() with
        {
            BilledMetrics = request.BilledMetrics,
            DatapointsAsked = request.Queries.Sum(query => query.MetricStat is { } stat ? evaluator.Window(stat).Periods : 0),
            AskedFrom = request.Start,
        };
    }
}
