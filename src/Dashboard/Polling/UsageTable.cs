using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Aws.CloudWatch;

namespace Dashboard.Polling;

/// <summary>
/// Puts a usage history together, answer by answer. Only functions that ran or were throttled are kept: about 8 KB each for 14 days.
/// </summary>
internal sealed class UsageTable(long firstHour, int hours)
{
    private readonly Dictionary<string, float[]?[]> _functions = new(StringComparer.Ordinal);
    private readonly float[] _zeros = new float[hours];
    private float[]?[]? _account;

    public MetricWindow Window { get; } = new(DateTimeOffset.UnixEpoch.AddHours(firstHour), DateTimeOffset.UnixEpoch.AddHours(firstHour + hours));

    /// <param name="failed">Indexes of queries without an answer: what they were to tell stays unknown.</param>
    public void Apply(UsageQueries queries, MetricColumns columns, ImmutableArray<int> failed)
    {
        var answers = new float[]?[queries.Count];
        for (var query = 0; query < answers.Length; query++) answers[query] = Blank(queries.Targets[query].Metric);
        foreach (var run in columns.Runs)
            if (answers[run.Query] is { } answer) Fill(answer, columns, run);
        foreach (var query in failed) answers[query] = null;

        for (var query = 0; query < answers.Length; query++)
        {
            var (function, metric) = queries.Targets[query];
            var series = function is null ? _account ??= new float[HourlyUsage.Metrics][] : Of(function);
            var isAnother = query > 0 && queries.Targets[query - 1] == queries.Targets[query];
            series[(int)metric] = isAnother ? Highest(series[(int)metric], answers[query]) : answers[query];
        }
        foreach (var function in queries.Targets.Select(target => target.Function).OfType<string>().Distinct()) Settle(function);
    }

    public UsageHistory ToHistory() => new(
        firstHour, hours, _account is null ? null : new(_account),
        _functions.ToImmutableDictionary(function => function.Key, function => new HourlyUsage(function.Value), StringComparer.Ordinal));

    private float[]?[] Of(string function)
    {
        if (!_functions.TryGetValue(function, out var series)) _functions[function] = series = new float[HourlyUsage.Metrics][];
        return series;
    }

    /// <summary>Leaves out a function that had nothing to do; the many that were never throttled share one array.</summary>
    private void Settle(string function)
    {
        var series = _functions[function];
        ref var throttles = ref series[(int)UsageMetric.Throttles];
        if (throttles is not null && !throttles.AsSpan().ContainsAnyExcept(0)) throttles = _zeros;
        if (ReferenceEquals(throttles, _zeros) && series[(int)UsageMetric.Invocations] is { } invocations && !invocations.AsSpan().ContainsAnyExcept(0))
            _functions.Remove(function);
    }

    private float[] Blank(UsageMetric metric)
    {
        var blank = new float[hours];
        // Nothing published means nothing counted; a maximum or a duration is absent then.
        if (metric is not (UsageMetric.Invocations or UsageMetric.Throttles)) Array.Fill(blank, float.NaN);
        return blank;
    }

    private void Fill(float[] answer, MetricColumns columns, SeriesRun run)
    {
        for (var i = run.Start; i < run.Start + run.Count; i++)
        {
            var hour = Math.DivRem(columns.Timestamps[i], UsageQueries.PeriodSeconds, out var rest) - firstHour;
            if (rest == 0 && (ulong)hour < (ulong)answer.Length) answer[hour] = (float)columns.Values[i];
        }
    }

    private static float[]? Highest(float[]? left, float[]? right)
    {
        if (left is null || right is null) return null;
        for (var hour = 0; hour < left.Length; hour++)
            if (float.IsNaN(left[hour]) || right[hour] > left[hour]) left[hour] = right[hour];
        return left;
    }
}
