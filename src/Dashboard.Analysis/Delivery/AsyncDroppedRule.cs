using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Delivery;

/// <summary>
/// Asynchronous events that Lambda gave up, after two retries of an error or at six hours of age, or at once while the reservation is 0.
/// Source: Lambda developer guide, invocation-async-error-handling and configuration-concurrency. With a dead-letter queue that took
/// them they are not lost: then a few are what the queue is for.
/// </summary>
public sealed class AsyncDroppedRule : IFunctionRule
{
    /// <summary>Of the events received, what the dead-letter queue must have got to be worth a finding. A house rule.</summary>
    public const double KeptShare = 0.01;

    /// <summary>Events it must have got. A house rule: two may be one mistake and its repetition.</summary>
    public const int FewestKept = 3;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (CountRule.Runs(examined[FunctionMetric.AsyncEventsDropped]) is not { } runs) return;
        var isKept = examined.Configuration.DeadLetterTarget is not null && !Series.Reaches(examined[FunctionMetric.DeadLetterErrors], CountRule.Fewest);
        var isTurnedOff = examined.LimitsAt(runs[^1].Last).Limits.Reserved.Value == 0;
        var received = Series.Sum(examined[FunctionMetric.AsyncEventsReceived]);
        if (isKept && !isTurnedOff && Series.Sum(examined[FunctionMetric.AsyncEventsDropped]) < Math.Max(FewestKept, KeptShare * received)) return;
        findings.Add(CountRule.Describe(
            examined, Pattern.AsyncDropped, isKept ? Harm.Failed : Harm.Lost, FunctionMetric.AsyncEventsDropped, "events dropped", runs,
            new Measure("events received", received)) with
        {
            Note = Note(isKept, isTurnedOff),
        });
    }

    private static string Note(bool isKept, bool isTurnedOff)
    {
        var kept = isKept ? "The dead-letter queue has them." : "No dead-letter queue is known to have them; an on-failure destination may.";
        return isTurnedOff ? $"Reserved concurrency is 0: new events are given up without being tried. {kept}" : kept;
    }
}
