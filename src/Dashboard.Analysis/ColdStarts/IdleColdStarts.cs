using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.ColdStarts;

/// <summary>
/// Heaps of calls after idle time long enough for all environments to be gone: as many must start as run at once. An occasional call of a
/// rarely used function is not reported.
/// </summary>
public sealed class IdleColdStarts : IFunctionRule
{
    /// <summary>A heap may run over the end of its first minute.</summary>
    private const int HeapMinutes = 2;

    private const float MillisecondsPerMinute = 60_000;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (!examined.IsActive || examined.Configuration.OnManagedInstances) return;
        if (!Counts.Reach(examined[FunctionMetric.ConcurrentExecutions], ColdStartThresholds.FewestAtOnce)) return;
        var invocations = examined[FunctionMetric.Invocations];
        if (!HasIdleTime(invocations) || examined.Caller != CallerKind.Synchronous) return;
        Span<float> concurrency = stackalloc float[examined.Length];
        OnDemandConcurrency.Fill(examined, concurrency);
        bool[]? holds = null;
        var (sum, ran, heaps, largest, shortest) = (0L, 0.0, 0, 0, int.MaxValue);
        for (int i = 0, idle = 0, unknown = 0; i < concurrency.Length; i++)
        {
            if (float.IsNaN(invocations[i]) && ++unknown > ColdStartThresholds.UnknownOfIdle) idle = unknown = 0;
            else if (invocations[i] == 0) idle++;
            else if (invocations[i] > 0)
            {
                if (AfterLongEnough(examined, i, idle, unknown) && HeapAt(concurrency, invocations, i) is var (started, calls)
                    && started >= ColdStartThresholds.FewestAtOnce && started >= ColdStartThresholds.TypicalShare * calls)
                {
                    (holds ??= new bool[concurrency.Length])[i] = true;
                    sum += started;
                    ran += calls;
                    heaps++;
                    largest = Math.Max(largest, started);
                    shortest = Math.Min(shortest, idle);
                }
                idle = unknown = 0;
            }
        }
        if (holds is null || !(largest >= ColdStartThresholds.LoneHeap || (heaps > 1 && sum >= ColdStartThresholds.FewestAfterIdle))) return;

        findings.Add(ColdStartFinding.Of(
            examined, Pattern.ColdStartsAfterIdle, Confidence.Possible,
            new(
                new("shortest idle time before", shortest, MeasureUnit.Minutes), new("environments taken to be gone after", ColdStartThresholds.IdleMinutes, MeasureUnit.Minutes),
                new("new environments at least", sum), ColdStartFinding.Share(sum, ran), new("heaps of calls", heaps)),
            MinuteRange.Of(holds, examined.FirstMinute), sum,
            "Possible cold starts: AWS does not say how long it keeps idle environments; they are taken to be gone after a quarter of an hour."));
    }

    private static bool HasIdleTime(ReadOnlySpan<float> invocations)
    {
        var idle = 0;
        foreach (var count in invocations)
        {
            if (count > 0) idle = 0;
            else if (count == 0 && ++idle >= ColdStartThresholds.IdleMinutes) return true;
        }
        return false;
    }

    /// <summary>Idle time begins when the last invocation ends, not when it starts.</summary>
    private static bool AfterLongEnough(FunctionCase examined, int index, int idle, int unknown)
    {
        if (idle < ColdStartThresholds.IdleMinutes) return false;
        var last = index - idle - unknown - 1;
        var duration = last < 0 ? float.NaN : examined[FunctionMetric.DurationMaximum][last];
        return float.IsNaN(duration) || idle >= ColdStartThresholds.IdleMinutes + (int)(duration / MillisecondsPerMinute);
    }

    private static (int Started, double Calls) HeapAt(ReadOnlySpan<float> concurrency, ReadOnlySpan<float> invocations, int first)
    {
        var (started, calls) = (0, 0.0);
        for (var i = first; i < Math.Min(concurrency.Length, first + HeapMinutes) && invocations[i] > 0; i++)
        {
            if (!float.IsNaN(concurrency[i])) started = Math.Max(started, (int)concurrency[i]);
            calls += invocations[i];
        }
        return (started, calls);
    }
}
