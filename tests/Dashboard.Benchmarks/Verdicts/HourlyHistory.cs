using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>The last days by the hour, as they would be read from CloudWatch.</summary>
internal static class HourlyHistory
{
    private const string Namespace = "AWS/Lambda";
    private static readonly Statistic Sum = new(StatisticKind.Sum), Average = new(StatisticKind.Average), Maximum = new(StatisticKind.Maximum);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <param name="now">The hour it lies in is not complete and not read.</param>
    public static UsageHistory Read(MetricStore metrics, IEnumerable<FunctionConfiguration> functions, int days, DateTimeOffset now)
    {
        var end = now.ToUnixTimeSeconds() / 3600;
        var first = end - days * 24;
        var window = ReadWindow.Of(DateTimeOffset.FromUnixTimeSeconds(first * 3600), DateTimeOffset.FromUnixTimeSeconds(end * 3600), (int)Hour.TotalSeconds, now);
        var reader = new SeriesReader(now);
        var byName = functions.ToImmutableDictionary(
            f => f.Name,
            f => new HourlyUsage(
            [
                Values("ConcurrentExecutions", Maximum, f.Name),
                Values("Invocations", Sum, f.Name),
                Values("Throttles", Sum, f.Name),
                Values("Duration", Average, f.Name),
                Values("Duration", new(StatisticKind.Percentile, 0.5), f.Name),
                Values("Duration", new(StatisticKind.Percentile, 0.99), f.Name),
                Values("Duration", Maximum, f.Name),
                f.Provisioned is [var provisioned, ..] ? Values("ProvisionedConcurrencyUtilization", Maximum, f.Name, provisioned.Qualifier) : null,
            ]),
            StringComparer.Ordinal);
        var account = new HourlyUsage([Values("ClaimedAccountConcurrency", Maximum), Values("Invocations", Sum), Values("Throttles", Sum), null, null, null, null, null]);
        return new(first, days * 24, account, byName);

        float[] Values(string metric, Statistic statistic, string? function = null, string? alias = null)
        {
            Dimension[] dimensions = (function, alias) switch
            {
                (null, _) => [],
                (_, null) => [new("FunctionName", function)],
                _ => [new("FunctionName", function), new("Resource", $"{function}:{alias}")],
            };
            var points = reader.Read(metrics.Find(new MetricIdentity(Namespace, metric, dimensions)), window, statistic);
            var values = new float[days * 24];
            Array.Fill(values, statistic == Sum ? 0 : float.NaN);
            for (var i = 0; i < points.Count; i++) values[points.Times[i] / 3600 - first] = (float)points.Values[i];
            return values;
        }
    }
}
