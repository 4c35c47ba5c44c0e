using Dashboard.Aws.CloudWatch;
using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>
/// The account's concurrency limit by metric math, for identities that may read CloudWatch but not Lambda.
/// Source: Lambda developer guide, "Monitoring concurrency": SERVICE_QUOTA(ConcurrentExecutions).
/// </summary>
internal static class QuotaQuery
{
    /// <summary>Index of the query whose value is the limit.</summary>
    public const int Answer = 1;

    private const int LookBackMinutes = 60;

    public static IReadOnlyList<MetricQuery> Queries { get; } =
    [
        new("AWS/Lambda", "ConcurrentExecutions", [], "Maximum") { ReturnData = false },
        new("", "", [], "") { Expression = "SERVICE_QUOTA(q0)" },
    ];

    /// <summary>A quota is a point wherever the metric has one.</summary>
    public static MetricWindow Window(DateTimeOffset now)
    {
        var end = MinuteSpan.MinuteOf(now);
        return new MinuteSpan(end - LookBackMinutes, end).ToWindow();
    }

    public static int? Newest(MetricColumns columns)
    {
        var (newest, value) = (long.MinValue, (int?)null);
        foreach (var run in columns.Runs)
        {
            if (run.Query != Answer) continue;
            for (var i = run.Start; i < run.Start + run.Count; i++)
                if (columns.Timestamps[i] > newest) (newest, value) = (columns.Timestamps[i], (int)columns.Values[i]);
        }
        return value;
    }
}
