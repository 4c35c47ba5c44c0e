namespace Dashboard.Analysis.Hygiene;

/// <summary>What settings are held against.</summary>
public static class HygieneThresholds
{
    /// <summary>
    /// A timeout of this many times the longest invocation seen is far from it. A house rule: AWS asks for load tests to find the timeout and
    /// gives no figure; ten times is a margin, twenty is a default nobody thought of.
    /// </summary>
    public const int TimeoutFactor = 20;

    /// <summary>A shorter timeout holds no environment for long. A house rule.</summary>
    public static readonly TimeSpan LongTimeout = TimeSpan.FromSeconds(60);

    /// <summary>Invocations that must have been seen before the longest of them means anything. A house rule: ten above the 99th percentile.</summary>
    public const int FewestInvocations = 1000;

    /// <summary>Days of history with which the longest is sure to be usual. A house rule.</summary>
    public const int Days = 3;

    /// <summary>Days before the end of support from which on it is told: as AWS does itself. Source: Lambda developer guide, lambda-runtimes.</summary>
    public const int NoticeDays = 180;

    /// <summary>
    /// Range, as share of the account's limit, in which an alarm on claimed concurrency comes in time and not all the time. A house rule around
    /// AWS's own example of 70 %. Source: Lambda developer guide, monitoring-concurrency.
    /// </summary>
    public const double LeastAlarmShare = 0.5;

    /// <inheritdoc cref="LeastAlarmShare"/>
    public const double MostAlarmShare = 0.9;
}
