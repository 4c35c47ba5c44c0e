using System.Collections.Immutable;
using Dashboard.Aws.CloudWatch;

namespace Dashboard.Store;

/// <summary>The answer to one set of queries, ready for the store.</summary>
/// <param name="Targets">By query index. Queries whose values make up one value together (several aliases) are neighbours.</param>
/// <param name="Columns">The points; read while the batch is applied and not kept.</param>
/// <param name="Failed">Indexes of queries without a usable answer. What is known of their minutes stays.</param>
/// <param name="Minutes">What was asked for.</param>
/// <param name="PublishedBefore">Counts without a point are zero in minutes before this one, and unknown from it on.</param>
public sealed record SeriesBatch(
    IReadOnlyList<SeriesTarget> Targets, MetricColumns Columns, ImmutableArray<int> Failed, MinuteSpan Minutes, long PublishedBefore)
{
    /// <summary>By query: minutes from here on are left out, because they may still grow and nobody will look again soon. Null: all are taken.</summary>
    public IReadOnlyList<long>? Ends { get; init; }

    /// <summary>End of the minutes that are taken of a query's answer.</summary>
    public long EndOf(int query) => Ends is null ? Minutes.End : Math.Min(Minutes.End, Ends[query]);
}
