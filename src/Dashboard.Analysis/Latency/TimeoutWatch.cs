using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Latency;

/// <summary>
/// Tells timeouts from durations: an invocation that is ended by the timeout is an error that took just as long as the timeout is.
/// Source of the pattern: Lambda developer guide, monitoring-metrics-types (Errors include timeouts; Duration is that of the invocation).
/// </summary>
internal readonly ref struct TimeoutWatch(FunctionCase examined)
{
    /// <summary>
    /// Share of the timeout from which a duration is taken for it. A house rule: an ended invocation reports the timeout itself, give
    /// or take milliseconds.
    /// </summary>
    public const double AtTimeout = 0.99;

    /// <summary>Share of the timeout above which it must have been another when the invocation ran. A house rule.</summary>
    public const double OtherTimeout = 1.1;

    /// <summary>Samples from which the 99th percentile is not just the maximum. Source: definition of the percentile.</summary>
    public const int SamplesOfP99 = 100;

    private readonly ReadOnlySpan<float> _invocations = examined[FunctionMetric.Invocations];
    private readonly ReadOnlySpan<float> _errors = examined[FunctionMetric.Errors];
    private readonly ReadOnlySpan<float> _p50 = examined[FunctionMetric.DurationP50];
    private readonly ReadOnlySpan<float> _p95 = examined[FunctionMetric.DurationP95];
    private readonly ReadOnlySpan<float> _p99 = examined[FunctionMetric.DurationP99];
    private readonly ReadOnlySpan<float> _maximum = examined[FunctionMetric.DurationMaximum];

    /// <summary>Milliseconds; NaN when unknown, and then nothing is a timeout.</summary>
    public double Timeout { get; } = examined.Configuration.Timeout?.TotalMilliseconds ?? double.NaN;

    /// <summary>Invocations of the minute that certainly timed out: as many as the percentiles at the timeout stand for. 0 when there were no errors.</summary>
    public double AtLeast(int index)
    {
        if (!IsAt(_maximum[index]) || !(_errors[index] > 0)) return 0;
        var invocations = _invocations[index];
        var known = IsAt(_p50[index]) ? invocations / 2
            : IsAt(_p95[index]) ? invocations / 20
            : IsAt(_p99[index]) && invocations >= SamplesOfP99 ? invocations / 100
            : 1;
        return Math.Clamp(Math.Floor(known), 1, _errors[index]);
    }

    /// <summary>True when percentiles too are at the timeout: many did, not one.</summary>
    public bool IsProved(int index) =>
        IsAt(_p50[index]) || IsAt(_p95[index]) || (IsAt(_p99[index]) && _invocations[index] >= SamplesOfP99);

    public bool HalfTimedOut(int index) => IsAt(_p50[index]) && _errors[index] > 0;

    public bool IsAt(float milliseconds) => milliseconds >= AtTimeout * Timeout && milliseconds <= OtherTimeout * Timeout;
}
