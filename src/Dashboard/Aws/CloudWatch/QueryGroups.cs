using System.Text.RegularExpressions;

namespace Dashboard.Aws.CloudWatch;

/// <summary>
/// Which queries must share a request: neighbours of the same metric, because up to five statistics of a metric in one request are
/// billed as one, and an expression with what it refers to.
/// </summary>
internal static partial class QueryGroups
{
    /// <summary>For each query the first query of its group.</summary>
    public static int[] Of(IReadOnlyList<MetricQuery> queries)
    {
        var group = new int[queries.Count];
        for (var i = 0; i < group.Length; i++) group[i] = i > 0 && SameMetric(queries[i - 1], queries[i]) ? group[i - 1] : i;
        for (var i = 0; i < group.Length; i++)
            if (queries[i].Expression is { } expression) Join(group, i, expression);
        return group;
    }

    public static bool SameMetric(MetricQuery left, MetricQuery right) =>
        left.Expression is null && right.Expression is null
        && left.MetricName == right.MetricName && left.Namespace == right.Namespace
        && (left.Dimensions == right.Dimensions || left.Dimensions.AsSpan().SequenceEqual(right.Dimensions.AsSpan()));

    private static void Join(int[] group, int expressionAt, string expression)
    {
        foreach (var id in Id().EnumerateMatches(expression))
        {
            var query = int.TryParse(expression.AsSpan(id.Index + 1, id.Length - 1), out var parsed) ? parsed : -1;
            if (query < 0 || query >= group.Length) continue;
            var (from, to) = (Math.Max(group[query], group[expressionAt]), Math.Min(group[query], group[expressionAt]));
            if (from == to) continue;
            for (var i = 0; i < group.Length; i++)
                if (group[i] == from) group[i] = to;
        }
    }

    [GeneratedRegex(@"\bq\d+\b", RegexOptions.CultureInvariant)]
    private static partial Regex Id();
}
