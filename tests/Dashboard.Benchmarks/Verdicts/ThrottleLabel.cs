using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Throttling;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Lambda.Truth;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>Why the requests of one function and minute were truly rejected.</summary>
internal sealed class ThrottleLabel
{
    /// <summary>Share of a minute's throttles from which a cause is the minute's.</summary>
    private const double Dominant = 0.8;

    /// <summary>A verdict for a mixed minute is wrong when its cause has less than this.</summary>
    private const double Half = 0.5;

    /// <summary>How close to the threshold between the two kinds of starved pool either name is right.</summary>
    private const double IdleMargin = 0.05;

    /// <summary>Throttling patterns that name a limit come first in their enumeration.</summary>
    public const int Causes = (int)Pattern.ThrottledUndecided;

    private readonly double[] _shares = new double[Causes];

    /// <summary>Null when no cause dominates.</summary>
    public Pattern? Cause { get; private init; }

    /// <param name="settings">In force in the minute.</param>
    /// <param name="idleShare">Of the account's limit: set aside and not in use.</param>
    public static ThrottleLabel Of(in FunctionMinute truth, LambdaFunction settings, double idleShare)
    {
        var label = new ThrottleLabel();
        var total = (double)truth.Throttles;
        foreach (var reason in Enum.GetValues<ThrottleReason>())
        {
            var share = truth.Throttled.Of(reason) / total;
            foreach (var cause in CausesOf(reason, settings, idleShare)) label._shares[(int)cause] += share;
        }
        var dominant = Enumerable.Range(0, Causes).Where(cause => label._shares[cause] >= Dominant).ToArray();
        return dominant is [var only] ? new(label._shares) { Cause = (Pattern)only } : label;
    }

    private ThrottleLabel()
    {
    }

    private ThrottleLabel(double[] shares) => _shares = shares;

    /// <summary>True when the cause named had so small a part that naming it misleads.</summary>
    public bool IsWrong(Pattern named) => Cause is { } cause ? named != cause : _shares[(int)named] < Half;

    public override string ToString() =>
        string.Join(" + ", Enumerable.Range(0, Causes).Where(cause => _shares[cause] > 0).Select(cause => $"{(Pattern)cause} {_shares[cause]:P0}"));

    private static Pattern[] CausesOf(ThrottleReason reason, LambdaFunction settings, double idleShare) => reason switch
    {
        ThrottleReason.ConcurrentInvocationLimitExceeded => Math.Abs(idleShare - ThrottleThresholds.ClaimedIdleShare) < IdleMargin
            ? [Pattern.PoolUsed, Pattern.PoolClaimedIdle]
            : [idleShare < ThrottleThresholds.ClaimedIdleShare ? Pattern.PoolUsed : Pattern.PoolClaimedIdle],
        ThrottleReason.ReservedFunctionConcurrentInvocationLimitExceeded =>
            settings.ReservedConcurrency == 0 ? [Pattern.TurnedOff]
            : settings.ProvisionedConcurrency >= settings.ReservedConcurrency ? [Pattern.ProvisionedFillsReservation]
            : [Pattern.ReservedCap],
        ThrottleReason.ScalingRateExceeded => [Pattern.ScalingRate],
        _ => [Pattern.RequestRate],
    };
}
