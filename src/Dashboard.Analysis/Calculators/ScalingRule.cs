using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Calculators;

/// <summary>How fast execution environments may be added, beginning with none.</summary>
/// <param name="AtOnce">Environments that can start at the same moment.</param>
/// <param name="PerMinute">Environments that may be added each minute after that, spread evenly over it.</param>
public sealed record ScalingRule(int AtOnce, double PerMinute)
{
    /// <summary>Environments a Region gained each minute under the older rule. Source: Lambda developer guide of October 2023, invocation-scaling.</summary>
    public const int OlderPerMinute = 500;

    // Quotients such as 24,744 / 6,000 come back a hair short.
    private const double Rounding = 1e-6;

    /// <summary>Today's rule: for each function by itself, refilled continuously. Source: Lambda developer guide, scaling-behavior.</summary>
    public static ScalingRule PerFunction { get; } = new(LambdaQuotas.ScalingEnvironments, LambdaQuotas.ScalingEnvironments * 60.0 / LambdaQuotas.ScalingWindowSeconds);

    /// <summary>The rule until November 2023: shared by all functions of the Region.</summary>
    public static ScalingRule Regional(RegionalBurst burst) => new((int)burst, OlderPerMinute);

    public int EnvironmentsAfter(TimeSpan elapsed) => AtOnce + (int)Math.Floor(PerMinute * elapsed.TotalMinutes + Rounding);

    /// <summary>Rounded up to a whole millisecond; zero for what can start at once.</summary>
    public TimeSpan TimeToReach(int environments) => environments <= AtOnce
        ? TimeSpan.Zero
        : TimeSpan.FromMilliseconds(Math.Ceiling((environments - AtOnce) / PerMinute * 60_000 - Rounding));
}
