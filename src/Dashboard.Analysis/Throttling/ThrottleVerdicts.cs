using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Throttling;

/// <summary>
/// Names the limit that rejected a function's requests, minute by minute. AWS tells the caller and nobody else; what is left in CloudWatch
/// are counts and maxima, which exclude all but one limit in most minutes. Where they do not, the verdict says so.
/// </summary>
public static class ThrottleVerdicts
{
    /// <returns>One for each minute with throttles, the oldest first.</returns>
    public static ImmutableArray<ThrottleVerdict> Of(FunctionCase function)
    {
        var throttles = function[FunctionMetric.Throttles];
        ImmutableArray<ThrottleVerdict>.Builder? verdicts = null;
        for (var index = 0; index < throttles.Length; index++)
        {
            if (!(throttles[index] > 0)) continue;
            (verdicts ??= ImmutableArray.CreateBuilder<ThrottleVerdict>()).Add(Judge(function, index));
        }
        if (verdicts is null) return [];
        FillIn(verdicts, function);
        return verdicts.ToImmutable();
    }

    private static ThrottleVerdict Judge(FunctionCase function, int index)
    {
        var minute = ThrottledMinute.Of(function, index);
        var ruling = Explain(minute, function.LimitsAt(index), function.Input) ?? Undecided(minute, function.Limits.Reserved.Value);
        var isProvisional = index >= Math.Min(function.SettledLength, function.Account.AccountSettledLength);
        return new(function.FirstMinute + index, ruling.Cause, ruling.Confidence, minute.Throttles, ruling.Observed, ruling.Threshold, isProvisional);
    }

    private static Ruling? Explain(in ThrottledMinute minute, LimitsInForce limits, AnalysisInput input)
    {
        if (limits.Earlier is not { } earlier)
        {
            var ruling = Explain(minute, limits.Limits, limits.IsConfirmed, input);
            return limits.IsConfirmed ? ruling : ruling?.AtMost(Confidence.Likely);
        }
        // Either may have held; a limit that explains the throttles is the likely one.
        var byLater = Explain(minute, limits.Limits, limits.IsConfirmed, input);
        var byEarlier = Explain(minute, earlier, limits.IsConfirmed, input);
        var better = byLater is null || byEarlier?.Confidence > byLater.Value.Confidence ? byEarlier : byLater;
        return better?.AtMost(Confidence.Likely);
    }

    private static Ruling? Explain(in ThrottledMinute minute, OwnLimits own, bool isConfirmed, AnalysisInput input)
    {
        // More than the reservation ran before it was first read: it was another then.
        var isRefuted = !isConfirmed && own.Reserved.Value is { } reserved && (minute.Peak > reserved || (reserved == 0 && minute.Invocations > 0));
        if (own.Reserved.IsKnown && !isRefuted && own.Reserved.Value is not null) return OwnLimit.Explain(minute, own);

        if (Pool.Explain(minute) is { } exhausted) return own.Reserved.IsKnown && !isRefuted ? exhausted : exhausted.AtMost(Confidence.Likely);
        // Without the account's own numbers the pool is not excluded.
        if (!float.IsNaN(minute.Claimed) && ScalingRate.Explain(minute) is { } tooSteep) return tooSteep;
        if (minute.NothingRan && minute.Claimed < minute.AccountLimit)
            return new(Pattern.TurnedOff, Confidence.Possible, new("invocations", 0), new("room in the account's pool", minute.AccountLimit.Value - minute.Claimed));
        return Unreserved(input, minute) is { } unreserved && RequestRate.ExplainUnreserved(minute, unreserved) is { Confidence: >= Confidence.Likely } tooFast ? tooFast : null;
    }

    private static int? Unreserved(AnalysisInput input, in ThrottledMinute minute) =>
        minute.AccountLimit is { } limit ? Math.Max(0, limit - (input.Limits?.Reserved ?? 0)) : null;

    private static Ruling Undecided(in ThrottledMinute minute, int? reserved) => new(
        Pattern.ThrottledUndecided, Confidence.Possible, Ruling.Peak(minute.Peak),
        reserved is { } value ? Ruling.Reserved(value) : new("account limit", minute.AccountLimit ?? double.NaN));

    /// <summary>
    /// A minute of which a maximum is missing, or not yet complete, is taken to be like the throttled minute next to it. One whose numbers
    /// are all there and exclude every limit stays undecided.
    /// </summary>
    private static void FillIn(ImmutableArray<ThrottleVerdict>.Builder verdicts, FunctionCase function)
    {
        var peaks = function[FunctionMetric.ConcurrentExecutions];
        var claimed = function.Account[AccountMetric.ClaimedAccountConcurrency];
        for (var i = 0; i < verdicts.Count; i++)
        {
            var verdict = verdicts[i];
            if (verdict.Cause != Pattern.ThrottledUndecided) continue;
            var index = (int)(verdict.Minute - function.FirstMinute);
            var isIncomplete = verdict.IsProvisional || float.IsNaN(peaks[index]) || float.IsNaN(claimed[index]);
            if (!isIncomplete || (Neighbour(i, -1) ?? Neighbour(i, 1)) is not { } like) continue;
            verdicts[i] = verdict with
            {
                Cause = like.Cause,
                Confidence = like.Confidence < Confidence.Likely ? like.Confidence : Confidence.Likely,
                Observed = like.Observed,
                Threshold = like.Threshold,
            };
        }

        ThrottleVerdict? Neighbour(int of, int step)
        {
            var i = of + step;
            if (i < 0 || i >= verdicts.Count) return null;
            var isNear = Math.Abs(verdicts[i].Minute - verdicts[of].Minute) <= ThrottleThresholds.EpisodeGapMinutes;
            return isNear && verdicts[i].Cause != Pattern.ThrottledUndecided ? verdicts[i] : null;
        }
    }
}
