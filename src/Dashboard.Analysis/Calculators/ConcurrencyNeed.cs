using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Calculators;

/// <summary>
/// What a steady load takes. Concurrency is request rate times duration; beside it, a limit admits ten synchronous requests a second
/// for each unit, which binds below 100 ms. Source: Lambda developer guide, lambda-concurrency and gettingstarted-limits.
/// </summary>
/// <param name="Duration">Average of one invocation, initialisation included where it happens.</param>
public sealed record ConcurrencyNeed(double RequestsPerSecond, TimeSpan Duration)
{
    // Products such as 0.1 × 3 come out a hair too high.
    private const double Rounding = 1e-9;

    /// <summary>Requests in progress at a time, on average.</summary>
    public double InFlight => RequestsPerSecond * Duration.TotalSeconds;

    /// <summary>Limit that holds the requests in progress.</summary>
    public int ForConcurrency => Up(InFlight);

    /// <summary>Limit whose request rate suffices.</summary>
    public int ForRequestRate => Up(RequestsPerSecond / LambdaQuotas.RequestsPerSecondPerEnvironment);

    /// <summary>The least limit the load fits under.</summary>
    public int Limit => Math.Max(ForConcurrency, ForRequestRate);

    /// <summary>True when the request rate, not the concurrency, decides.</summary>
    public bool IsRateBound => ForRequestRate > ForConcurrency;

    /// <summary>Synchronous requests a second that a limit admits, however short they are.</summary>
    public static long RateCap(int limit) => (long)limit * LambdaQuotas.RequestsPerSecondPerEnvironment;

    private static int Up(double value) => (int)Math.Min(int.MaxValue, Math.Ceiling(value - Rounding));
}
