using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Throttling;

/// <summary>One finding for each limit that rejected requests of a function, with all minutes in which it did.</summary>
public sealed class ThrottlingRule : IFunctionRule
{
    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        var verdicts = ThrottleVerdicts.Of(examined);
        if (verdicts.IsEmpty) return;
        foreach (var cause in SetAsideFew(verdicts).GroupBy(verdict => verdict.Cause)) findings.Add(Find(examined, cause.Key, [.. cause]));
    }

    /// <summary>A few undecided minutes beside many decided ones are of the same trouble: they count with the main cause, and lower no verdict.</summary>
    private static IEnumerable<ThrottleVerdict> SetAsideFew(ImmutableArray<ThrottleVerdict> verdicts)
    {
        var total = verdicts.Sum(verdict => verdict.Throttles);
        var undecided = verdicts.Where(verdict => verdict.Cause == Pattern.ThrottledUndecided).Sum(verdict => verdict.Throttles);
        if (undecided == 0 || undecided > ThrottleThresholds.UndecidedAside * total) return verdicts;
        return verdicts.Where(verdict => verdict.Cause != Pattern.ThrottledUndecided);
    }

    private static Finding Find(FunctionCase function, Pattern cause, ThrottleVerdict[] verdicts)
    {
        var worst = verdicts.MaxBy(verdict => verdict.Throttles)!;
        var throttled = verdicts.Sum(verdict => (double)verdict.Throttles);
        var minutes = Ranges(function, verdicts);
        return new()
        {
            Pattern = cause,
            Slot = function.Slot,
            Function = function.Name,
            Confidence = ConfidenceOf(verdicts),
            Harm = ThrottleHarm.Of(function, cause, minutes),
            Evidence = new(worst.Observed, worst.Threshold, Share(function, verdicts, throttled), new("minutes", verdicts.Length)),
            Minutes = minutes,
            Requests = (long)throttled,
            Note = Note(function, cause, worst),
            IsProvisional = verdicts.Any(verdict => verdict.IsProvisional),
        };
    }

    /// <summary>What holds for most of the rejected requests.</summary>
    private static Confidence ConfidenceOf(ThrottleVerdict[] verdicts) =>
        verdicts.GroupBy(verdict => verdict.Confidence).MaxBy(group => group.Sum(verdict => verdict.Throttles))!.Key;

    private static ImmutableArray<MinuteRange> Ranges(FunctionCase function, ThrottleVerdict[] verdicts)
    {
        var holds = new bool[function.Length];
        foreach (var verdict in verdicts) holds[verdict.Minute - function.FirstMinute] = true;
        return MinuteRange.Of(holds, function.FirstMinute, ThrottleThresholds.EpisodeGapMinutes);
    }

    private static Measure Share(FunctionCase function, ThrottleVerdict[] verdicts, double throttled)
    {
        var invocations = function[FunctionMetric.Invocations];
        var ran = 0.0;
        foreach (var verdict in verdicts)
            if (invocations[(int)(verdict.Minute - function.FirstMinute)] is > 0 and var value) ran += value;
        return new("of requests rejected", throttled / (throttled + ran), MeasureUnit.Share);
    }

    private static string? Note(FunctionCase function, Pattern cause, ThrottleVerdict worst) => cause switch
    {
        Pattern.ReservedCap when worst.Observed.Value > worst.Threshold.Value => "More was running than the reservation allows: it was lowered meanwhile.",
        Pattern.TurnedOff when worst.Confidence == Confidence.Possible => "Nothing ran although the account had room: its reservation may have been set to 0 after it was last read.",
        Pattern.ThrottledUndecided when !function.Limits.Reserved.IsKnown => "Its reserved concurrency is unknown.",
        Pattern.ThrottledUndecided => "None of the limits was reached as far as one-minute maxima show: it may have been for seconds, or a limit that has changed since.",
        _ => null,
    };
}
