using Dashboard.Aws.CloudWatch;

namespace Dashboard.Tests.Simulation;

/// <summary>Sums of some metrics, minute by minute; a minute without a point is 0, one with several has them added up.</summary>
internal sealed class MinuteCounts
{
    private readonly double[][] _counts;

    /// <param name="columns">All of whose points belong to the minutes.</param>
    /// <param name="first">Minutes since 1970.</param>
    public MinuteCounts(MetricColumns columns, int queries, long first, int minutes)
    {
        _counts = [.. Enumerable.Range(0, queries).Select(_ => new double[minutes])];
        foreach (var run in columns.Runs)
        {
            for (var i = run.Start; i < run.Start + run.Count; i++)
                _counts[run.Query][columns.Timestamps[i] / 60 - first] += columns.Values[i];
        }
    }

    public double[] Of(int query) => _counts[query];
}
