using Dashboard.Simulator.Metrics;

namespace Dashboard.Benchmarks.Spend;

/// <summary>The series of one function, or of the account, in a simulated CloudWatch: a series exists from its first value on.</summary>
/// <param name="function">Null: the account's own.</param>
internal sealed class FunctionSeries(MetricStore metrics, string? function)
{
    private readonly Dictionary<string, MetricSeries> _series = new(StringComparer.Ordinal);

    /// <param name="at">When it is stated; it is published later. What was stated of the minute before is revised.</param>
    public void State(long minute, in FunctionRun run, DateTimeOffset at)
    {
        Count("Throttles", minute, run.Throttles, run.Invocations + run.Throttles, at);
        // Calls that were all throttled leave no other trace.
        if (run.Invocations == 0) return;
        Count("Invocations", minute, run.Invocations, run.Invocations, at);
        Count("Errors", minute, run.Errors, run.Invocations, at);
        Gauge("ConcurrentExecutions", minute, run.Concurrency, at);
        if (run.Invocations == 1) Gauge("Duration", minute, run.Average, at);
        else Of("Duration").Record(minute, new(run.Average * run.Invocations, run.Average / 2, run.Longest, (long)run.Invocations), [(float)run.Average, (float)run.Longest], at);
        if (!double.IsNaN(run.EventAge)) Gauge("AsyncEventAge", minute, run.EventAge, at);
        if (!double.IsNaN(run.IteratorAge)) Gauge("IteratorAge", minute, run.IteratorAge, at);
    }

    public void Gauge(string metric, long minute, double value, DateTimeOffset at) => Of(metric).Record(minute, new(value, value, value, 1), [(float)value], at);

    /// <summary>How long readers wait for what is stated of the throttles of a minute.</summary>
    public TimeSpan ThrottleDelay(long minute) => metrics.Delay.Of(StableHash.Of(Of("Throttles").Identity), function is null, minute);

    private void Count(string metric, long minute, double sum, double samples, DateTimeOffset at) =>
        Of(metric).Record(minute, new(sum, sum < samples ? 0 : 1, sum > 0 ? 1 : 0, (long)Math.Max(1, samples)), [], at);

    private MetricSeries Of(string metric) =>
        _series.TryGetValue(metric, out var known) ? known
        : _series[metric] = metrics.GetOrAdd(function is null ? new("AWS/Lambda", metric) : new("AWS/Lambda", metric, new Dimension("FunctionName", function)));
}
