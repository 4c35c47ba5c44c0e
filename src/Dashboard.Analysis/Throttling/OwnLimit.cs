using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Throttling;

/// <summary>Whether a function's own reservation explains a throttled minute. Source: Lambda developer guide, configuration-concurrency.</summary>
internal static class OwnLimit
{
    /// <param name="own">A reservation that is known and set.</param>
    /// <returns>Null when it does not explain the throttles.</returns>
    public static Ruling? Explain(in ThrottledMinute minute, OwnLimits own)
    {
        if (own.Reserved.Value is not { } reserved) return null;
        if (reserved == 0) return TurnedOff(minute);
        var provisioned = own.Provisioned ?? 0;
        if (provisioned >= reserved)
            return new(Pattern.ProvisionedFillsReservation, Confidence.Proved, new("provisioned concurrency", provisioned), Ruling.Reserved(reserved));
        if (RequestRate.ExplainReserved(minute, reserved - provisioned) is { Confidence: >= Confidence.Likely } tooFast) return tooFast;
        return Cap(minute, reserved, provisioned) ?? RequestRate.ExplainReserved(minute, reserved - provisioned) ?? ScalingRate.Explain(minute);
    }

    private static Ruling TurnedOff(in ThrottledMinute minute) => new(
        Pattern.TurnedOff, minute.NothingRan ? Confidence.Proved : Confidence.Likely,
        new("invocations", float.IsNaN(minute.Invocations) ? 0 : minute.Invocations), Ruling.Reserved(0));

    private static Ruling? Cap(in ThrottledMinute minute, int reserved, int provisioned)
    {
        // What may run on demand is the reservation without what is provisioned, whoever uses that.
        var onDemand = minute.Peak - (float.IsNaN(minute.ProvisionedPeak) ? 0 : minute.ProvisionedPeak);
        var isReached = minute.Peak >= reserved || (provisioned > 0 && onDemand >= reserved - provisioned);
        if (isReached) return Of(Confidence.Proved, minute.Peak);
        if (minute.CarriedPeak >= reserved) return Of(Confidence.Likely, minute.CarriedPeak);
        return minute.Peak >= ThrottleThresholds.NearlyReached * reserved ? Of(Confidence.Likely, minute.Peak) : null;

        Ruling Of(Confidence confidence, float peak) => new(Pattern.ReservedCap, confidence, Ruling.Peak(peak), Ruling.Reserved(reserved));
    }
}
