using System.Collections.Immutable;

namespace Dashboard.Analysis.Model;

/// <summary>What is kept of each hour.</summary>
public enum UsageMetric
{
    /// <summary>Maximum concurrent executions.</summary>
    PeakConcurrency,
    Invocations,
    Throttles,
    /// <summary>Milliseconds; percentiles are of the whole hour as CloudWatch computed them.</summary>
    DurationAverage,
    DurationP50,
    DurationP99,
    DurationMaximum,
    /// <summary>Maximum share of provisioned concurrency in use, 0 to 1; the highest of versions and aliases.</summary>
    ProvisionedUtilization,
}

/// <summary>Hours of one function, or of the account. NaN where nothing is known; a maximum or duration is NaN where nothing ran.</summary>
public sealed class HourlyUsage(float[]?[] values)
{
    public static readonly int Metrics = Enum.GetValues<UsageMetric>().Length;

    /// <summary>By hour from <see cref="UsageHistory.FirstHour"/> on; empty where the metric was never read.</summary>
    public ReadOnlySpan<float> this[UsageMetric metric] => values[(int)metric];
}

/// <summary>The last days by the hour, for baselines, patterns of use and what was never needed.</summary>
/// <param name="FirstHour">Whole hours since 1970-01-01T00:00:00Z.</param>
/// <param name="Account">Of the series without dimensions, claimed concurrency as its peak.</param>
/// <param name="Functions">By name; a function that was not active in all that time may be missing.</param>
public sealed record UsageHistory(long FirstHour, int Hours, HourlyUsage? Account, ImmutableDictionary<string, HourlyUsage> Functions)
{
    public const int HoursPerWeek = 168;

    /// <summary>Hours since Monday 00:00 UTC, 0 to 167. The epoch was a Thursday.</summary>
    public static int HourOfWeek(long hour) => (int)((hour + 72) % HoursPerWeek);
}
