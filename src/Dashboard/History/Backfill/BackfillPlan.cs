using System.Collections.Immutable;

namespace Dashboard.History.Backfill;

/// <summary>One function of which hours are missing, or the account.</summary>
/// <param name="Function">Empty for the account.</param>
/// <param name="Queries">Series of minutes to ask for.</param>
/// <param name="Metrics">What is billed each time they are asked for.</param>
/// <param name="Missing">Hours since 1970, ascending.</param>
public sealed record MissingHours(string Function, int Queries, int Metrics, ImmutableArray<long> Missing);

/// <summary>One request: a function's minutes over whole hours, the end excluded.</summary>
public sealed record PastRead(string Function, long FromHour, long EndHour, int Metrics);

/// <summary>
/// What to ask CloudWatch for. A request is billed by its metrics, however long it reaches back, so each is as long as the points of one
/// answer allow.
/// </summary>
/// <param name="Reads">The newest days first, and in them the account first.</param>
/// <param name="Days">That are covered.</param>
/// <param name="Wanted">Days that would be covered without a budget.</param>
/// <param name="WantedMetrics">What these would be billed for.</param>
public sealed record BackfillPlan(ImmutableArray<PastRead> Reads, int Days, int Wanted, long WantedMetrics)
{
    /// <summary>CloudWatch keeps one-minute points for 15 days; the oldest may be gone before they are asked for. Source: CloudWatch user guide, "Metrics retention".</summary>
    public const int MostDays = 14;

    /// <summary>Source: CloudWatch API, GetMetricData (MaxDatapoints).</summary>
    public const int MostPoints = 100_800;

    /// <summary>A week at a time: the last one is complete first.</summary>
    private const int DaysAtATime = 7;

    public long Metrics => Reads.Sum(read => (long)read.Metrics);

    /// <param name="endHour">End of the past, in hours since 1970.</param>
    /// <param name="mostMetrics">What may be billed for; when all of it is more, the oldest days are left out.</param>
    public static BackfillPlan Of(IReadOnlyCollection<MissingHours> missing, long endHour, long mostMetrics)
    {
        var all = Over(missing, endHour, MostDays);
        var (reads, days) = (all, MostDays);
        while (days > 0 && reads.Sum(read => (long)read.Metrics) > mostMetrics) reads = Over(missing, endHour, --days);
        return new(reads, days, MostDays, all.Sum(read => (long)read.Metrics));
    }

    private static ImmutableArray<PastRead> Over(IReadOnlyCollection<MissingHours> missing, long endHour, int days)
    {
        var reads = ImmutableArray.CreateBuilder<PastRead>();
        var oldest = endHour - days * 24;
        for (var end = endHour; end > oldest; end -= DaysAtATime * 24)
        {
            var from = Math.Max(oldest, end - DaysAtATime * 24);
            foreach (var function in missing.OrderBy(each => each.Function, StringComparer.Ordinal)) AddReads(function, from, end, reads);
        }
        return reads.ToImmutable();
    }

    /// <summary>From the first hour that is missing to the last; those between that are not come back for nothing.</summary>
    private static void AddReads(MissingHours function, long from, long end, ImmutableArray<PastRead>.Builder reads)
    {
        var longest = MostPoints / 60 / function.Queries;
        var covered = from;
        foreach (var hour in function.Missing)
        {
            if (hour < covered || hour >= end) continue;
            var last = function.Missing.Last(each => each < Math.Min(end, hour + longest));
            reads.Add(new(function.Function, hour, last + 1, function.Metrics));
            covered = last + 1;
        }
    }
}
