using System.Runtime;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;
using Dashboard.Benchmarks.Verdicts;
using Dashboard.History;
using Dashboard.History.Coding;
using Dashboard.Review;

namespace Dashboard.Benchmarks.History;

/// <summary>
/// A file of whole weeks, built and read as the dashboard does it: hours written, the page's review made, functions' minutes read. Beside it
/// the same minutes in a plain table.
/// </summary>
internal static class HistoryBenchmark
{
    private const int HoursPerDay = 24;

    /// <summary>A plain table of more functions takes too long; its figures are then scaled up.</summary>
    private const int MostRowFunctions = 1_000;

    private static readonly IsoWeek LastWeek = new(2026, 47);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    public static async Task RunAsync(Arguments arguments)
    {
        var isDense = arguments["sparse", 0] == 0;
        var (functions, days, rounds) = (arguments["functions", isDense ? 1_000 : 10_000], arguments["days", isDense ? 7 : 35], arguments["rounds", 20]);
        var fleet = new HistoryFleet(functions, isDense, arguments["seed", 1]);
        var rowFunctions = Math.Min(functions, MostRowFunctions);
        var end = LastWeek.Minutes(TimeZoneInfo.Utc).End / HourBlock.Minutes;
        var first = end - days * HoursPerDay;
        var values = (double)functions * days * HoursPerDay * HourBlock.Minutes * HistoryFleet.Metrics.Count;
        var folder = Directory.CreateTempSubdirectory("history-benchmark-");
        try
        {
            fleet.Fill(first - 1);
            var baseline = Memory();
            var file = new HistoryBuild(fleet, folder.FullName);
            var active = file.Write(first, end);
            using var archive = new HistoryArchive(folder.FullName);
            using var source = new ReviewSource(archive, new SteppedClock(DateTimeOffset.UnixEpoch.AddHours(end)));
            var query = new ReviewQuery(HistoryFleet.Scope, LastWeek, Zone, 4 * functions);
            var answer = await source.ReadAsync(query);
            if (answer.Review is null) throw new CannotMeasureException(answer.Fault?.Message ?? "There is nothing to review.");
            var review = Measure.Of(rounds, () => archive.Write(query.Scope, _ => null), () => source.ReadAsync(query).GetAwaiter().GetResult());
            var parts = ReviewParts.Of(archive.Reader, answer, query, rounds);
            var week = LastWeek.Minutes(Zone);
            var function = Measure.Of(rounds, () => FunctionWeek(archive.Reader, fleet.Names[fleet.Busiest], week));
            var p95 = Measure.Of(Math.Min(rounds, 3), () => Percentiles(archive.Reader, fleet.Names, week));
            var memory = Memory() - baseline;
            archive.Dispose();
            var bytes = file.Pack(end);

            var rows = RowFigures.Of(fleet, rowFunctions, isDense, Path.Combine(folder.FullName, "rows.db"), first, end, week);
            var share = (double)rowFunctions / functions;
            Console.WriteLine(
                $"{functions:N0} functions, {days} days, {HistoryFleet.Metrics.Count} metrics: {values / 1e6:F1} M values, {(isDense ? "idle minutes are zeros" : "idle minutes have counts alone")}; "
                + $"{active * HistoryFleet.Metrics.Count / values:P0} of function-minutes active; {answer.Input!.Verdicts.Length:N0} verdicts, {answer.Review.Hotspots.Length:N0} hotspots");
            if (share < 1) Console.WriteLine($"The plain table has {rowFunctions:N0} of the functions; what depends on their number is multiplied by {1 / share:F0}.");
            var report = new Report("figure", "history", "plain table", "ratio");
            Row("values written, M/s", file.ValuesPerSecond / 1e6, values * share / 1e6 / rows.Ingest, isMore: true);
            report.Row("  function-minutes that came one by one, M values/s", $"{file.LiveValuesPerSecond / 1e6:F1}", "", "");
            report.Row("  packing an hour of them, ms", $"{file.PackMilliseconds:F0}", "", "");
            Row("bytes per value on disk", bytes / values, rows.Bytes / (values * share));
            Row("MB on disk", bytes / 1e6, rows.Bytes / share / 1e6);
            Row("review of a week, ms", review.MedianMilliseconds, rows.Review / share);
            foreach (var (name, milliseconds) in parts) report.Row($"  {name}", $"{milliseconds:F2}", "", "");
            Row("one function's week, ms", function.MedianMilliseconds, rows.Function / share);
            report.Row("exact p95 of every function's week, ms", $"{p95.MedianMilliseconds:F0}", "", "");
            report.Row("memory beside the baseline, MB", $"{memory / 1e6:F0}", "", "");
            report.Print(
                ("review_ms", Math.Round(review.MedianMilliseconds, 1)), ("function_week_ms", Math.Round(function.MedianMilliseconds, 2)), ("p95_ms", Math.Round(p95.MedianMilliseconds)),
                ("ingest_mvalues_s", Math.Round(file.ValuesPerSecond / 1e6, 1)), ("bytes_per_value", Math.Round(bytes / values, 3)), ("memory_mb", Math.Round(memory / 1e6)),
                ("disk_ratio_to_rows", Math.Round(bytes / values / (rows.Bytes / (values * share)), 3)),
                ("review_ratio_to_rows", Math.Round(review.MedianMilliseconds / (rows.Review / share), 4)));

            void Row(string name, double history, double plain, bool isMore = false) =>
                report.Row(name, $"{history:G4}", $"{plain:G4}", $"{(isMore ? history / plain : plain / history):F1}x");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static double FunctionWeek(HistoryReader reader, string function, (long First, long End) week)
    {
        var sum = 0.0;
        reader.Minutes(HistoryFleet.Scope, function, week.First, week.End, (_, block) => sum += block[(int)FunctionMetric.DurationAverage][0]);
        return sum;
    }

    /// <summary>Of the concurrency, over minutes in which there was any.</summary>
    private static double Percentiles(HistoryReader reader, IReadOnlyList<string> functions, (long First, long End) week)
    {
        var values = functions.ToDictionary(function => function, _ => new List<float>(), StringComparer.Ordinal);
        reader.EveryFunction(HistoryFleet.Scope, week.First, week.End, [FunctionMetric.ConcurrentExecutions], (function, _, block) =>
        {
            var known = values[function];
            foreach (var value in block[(int)FunctionMetric.ConcurrentExecutions])
                if (value > 0) known.Add(value);
        });
        var sum = 0.0;
        foreach (var known in values.Values)
        {
            if (known.Count == 0) continue;
            known.Sort();
            sum += known[(int)Math.Ceiling(0.95 * known.Count) - 1];
        }
        return sum;
    }

    private static double Memory()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        return Environment.WorkingSet;
    }
}
