using Dashboard.Analysis.Model;

namespace Dashboard.Benchmarks.Fleets;

/// <summary>What one function did in one minute.</summary>
/// <param name="Milliseconds">Average duration.</param>
/// <param name="Received">Asynchronous events.</param>
/// <param name="AgeMilliseconds">Of the oldest event or record.</param>
/// <param name="Provisioned">Provisioned concurrency it has.</param>
internal readonly record struct SyntheticMinute(
    int Invocations, int Throttles, int Errors, int Concurrency, double Milliseconds, int Received, int Dropped, double AgeMilliseconds, int Provisioned)
{
    /// <summary>NaN where nothing is published.</summary>
    public double Of(FunctionMetric metric) => Invocations + Throttles + Received == 0 ? double.NaN : metric switch
    {
        FunctionMetric.ConcurrentExecutions => Ran(Concurrency),
        FunctionMetric.Invocations => Invocations,
        FunctionMetric.Errors => Errors,
        FunctionMetric.Throttles => Throttles,
        FunctionMetric.DurationAverage => Ran(Milliseconds),
        FunctionMetric.DurationP50 => Ran(0.9 * Milliseconds),
        FunctionMetric.DurationP95 => Ran(1.8 * Milliseconds),
        FunctionMetric.DurationP99 => Ran(2.5 * Milliseconds),
        FunctionMetric.DurationMaximum => Ran(3.5 * Milliseconds),
        FunctionMetric.AsyncEventsReceived => Received,
        FunctionMetric.AsyncEventsDropped => Dropped,
        FunctionMetric.AsyncEventAge or FunctionMetric.IteratorAge => Ran(AgeMilliseconds),
        FunctionMetric.ProvisionedConcurrentExecutions => Ran(Math.Min(Concurrency, Provisioned)),
        FunctionMetric.ProvisionedConcurrencyUtilization => Ran(Math.Min(1, (double)Concurrency / Math.Max(1, Provisioned))),
        FunctionMetric.ProvisionedConcurrencySpilloverInvocations => Concurrency > Provisioned ? Invocations / 4 : 0,
        _ => double.NaN,
    };

    private double Ran(double value) => Invocations > 0 ? value : double.NaN;
}
