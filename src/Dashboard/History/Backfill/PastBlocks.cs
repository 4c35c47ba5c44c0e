using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Aws.CloudWatch;
using Dashboard.History.Coding;
using Dashboard.Store;

namespace Dashboard.History.Backfill;

/// <summary>Turns the answer to one read into hours. A count without a point was zero: CloudWatch has long published all there is.</summary>
internal static class PastBlocks
{
    /// <param name="targets">By query; neighbours that make up one value together have the same.</param>
    /// <param name="failed">Queries without an answer: what they were to tell stays unknown.</param>
    public static ImmutableArray<(long Hour, HourBlock Block)> Of(PastRead read, IReadOnlyList<SeriesTarget> targets, MetricColumns columns, ImmutableArray<int> failed)
    {
        var shape = read.Function.Length == 0 ? SeriesShape.Account : SeriesShape.Function;
        var blocks = new HourBlock[read.EndHour - read.FromHour];
        for (var i = 0; i < blocks.Length; i++) blocks[i] = new(shape);
        var unknown = failed.Select(query => targets[query].Metric).ToHashSet();
        foreach (var run in columns.Runs)
        {
            var metric = targets[run.Query].Metric;
            if (!unknown.Contains(metric)) Take(read, blocks, metric, columns, run);
        }
        foreach (var target in targets.Distinct())
        {
            if (!target.IsCount || unknown.Contains(target.Metric)) continue;
            foreach (var block in blocks)
            {
                var minutes = block[target.Metric];
                for (var minute = 0; minute < minutes.Length; minute++)
                    if (float.IsNaN(minutes[minute])) minutes[minute] = 0;
            }
        }
        return [.. blocks.Select((block, index) => (read.FromHour + index, block))];
    }

    private static void Take(PastRead read, HourBlock[] blocks, int metric, MetricColumns columns, SeriesRun run)
    {
        var isAccount = read.Function.Length == 0;
        for (var i = run.Start; i < run.Start + run.Count; i++)
        {
            var (minute, rest) = Math.DivRem(columns.Timestamps[i], 60);
            var hour = minute / HourBlock.Minutes - read.FromHour;
            if (rest != 0 || (ulong)hour >= (ulong)blocks.Length) continue;
            ref var kept = ref blocks[hour][metric][(int)(minute % HourBlock.Minutes)];
            // Several aliases make up one value.
            kept = isAccount ? (float)columns.Values[i] : ((FunctionMetric)metric).Combine(kept, (float)columns.Values[i]);
        }
    }
}
