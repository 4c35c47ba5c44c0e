using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Delivery;

/// <summary>
/// The maximum concurrency of a function's event sources: more in sum than the reservation, so that Lambda throttles what they poll; or
/// so little that the function runs at it all the time. Source: Lambda developer guide, services-sqs-scaling: reserved concurrency must
/// be at least the sum of maximum concurrency.
/// </summary>
public sealed class SourceConcurrencyRule : IFunctionRule
{
    /// <summary>Minutes at the maximum. A house rule: shorter is a peak that the maximum is there to flatten.</summary>
    public const int FewestMinutes = 10;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (examined.Configuration.EventSources is not { IsEmpty: false } sources) return;
        int sum = 0, limited = 0, enabled = 0;
        string? subject = null;
        foreach (var source in sources)
        {
            if (source.State != "Enabled") continue;
            enabled++;
            if (source.MaximumConcurrency is not { } maximum) continue;
            sum += maximum;
            limited++;
            subject = source.SourceArn;
        }
        if (limited == 0) return;
        if (limited > 1) subject = null;

        if (examined.Limits.Reserved.Value is { } reserved && reserved > 0 && sum > reserved)
            findings.Add(AboveReservation(examined, sum, reserved, subject));
        else if (limited == enabled && AtMaximum(examined, sum) is { } runs) findings.Add(Pinned(examined, sum, runs, subject));
    }

    private static Finding AboveReservation(FunctionCase examined, int sum, int reserved, string? subject)
    {
        var throttles = examined[FunctionMetric.Throttles];
        Evidence evidence = new(
            new("maximum concurrency of event sources", sum), new("reserved concurrency", reserved), new Measure("throttles", Series.Sum(throttles)));
        if (CountRule.Runs(throttles) is { } runs)
        {
            return RunFinding.Of(examined, Pattern.SourceConcurrency, Confidence.Likely, Harm.BackingUp, evidence, runs, Series.Sum(throttles)) with
            {
                Subject = subject,
            };
        }
        return new()
        {
            Pattern = Pattern.SourceConcurrency,
            Slot = examined.Slot,
            Function = examined.Name,
            Confidence = Confidence.Proved,
            Harm = Harm.AtRisk,
            Evidence = evidence,
            Subject = subject,
            Note = "Not throttled so far; it will be when the sources use their maximum.",
        };
    }

    private static List<MinuteRun>? AtMaximum(FunctionCase examined, int sum)
    {
        var concurrency = examined[FunctionMetric.ConcurrentExecutions];
        if (!Series.Reaches(concurrency, sum)) return null;
        Span<MinuteState> states = stackalloc MinuteState[examined.Length];
        for (var i = 0; i < states.Length; i++)
        {
            if (float.IsNaN(concurrency[i])) continue;
            states[i] = concurrency[i] >= sum ? MinuteState.Holds : MinuteState.DoesNotHold;
        }
        return RunFinding.Runs(states, FewestMinutes);
    }

    private static Finding Pinned(FunctionCase examined, int sum, List<MinuteRun> runs, string? subject) => RunFinding.Of(
        examined, Pattern.SourceConcurrency, Confidence.Possible, Harm.AtRisk,
        new(new("peak concurrency", Series.Maximum(examined[FunctionMetric.ConcurrentExecutions])), new("maximum concurrency of event sources", sum)),
        runs, runs.Sum(examined[FunctionMetric.Invocations])) with
    {
        Subject = subject,
        Note = "Whether messages wait shows in the queue's own ApproximateAgeOfOldestMessage.",
    };
}
