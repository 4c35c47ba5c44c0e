using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Metrics;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch.PutMetricData;

/// <summary>PutMetricData into custom namespaces; what is sent for one minute adds up.</summary>
internal sealed class PutMetricDataOperation(MetricStore metrics)
{
    public WireResponse Run(Input input, Output output)
    {
        var now = metrics.Clock.GetUtcNow();
        foreach (var datum in new PutMetricDataDecoder(now).Decode(input))
            metrics.GetOrAdd(datum.Metric).Accumulate(datum.Minute, datum.Set, datum.Summary, datum.Summarised, now);
        return output.Finish();
    }
}
