using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Aws.CloudWatch;
using Dashboard.Components.Pages;
using Dashboard.Live;
using Dashboard.Polling;
using Dashboard.Store;

namespace Dashboard.Benchmarks;

/// <summary>
/// What a minute costs once the answers are decoded: all functions' series applied, the window frozen, the snapshot made, its rows and the
/// Live page's view built. Baseline: a copy of the whole window, which a store that shares nothing between snapshots would make.
/// </summary>
internal static class TickBenchmark
{
    private const int FunctionsPerAnswer = 50;
    private const int MinutesPerAnswer = 8;

    public static Task RunAsync(Arguments arguments)
    {
        var functions = arguments["functions", 10_000];
        var now = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
        var before = Settled();
        var state = new AccountState(now) { Limits = new(20_000, 18_000) };
        state.Directory.TakeInventory(Enumerable.Range(0, functions).Select(Function), MinuteSpan.MinuteOf(now));
        var lists = Lists(state, functions);
        var columns = new MetricColumns();
        var random = new Random(11);
        for (var back = SeriesStore.WindowMinutes; back > 0; back -= MinutesPerAnswer) Apply(MinuteSpan.MinuteOf(now) - back);
        var windowMegabytes = (Settled() - before) / 1e6;

        var builder = new SnapshotBuilder(new("bench", "Bench", "eu-west-1", IsDemo: false));
        var health = new PollHealth([], [], now);
        AccountSnapshot? snapshot = null;
        var minute = MinuteSpan.MinuteOf(now);
        var rounds = arguments["rounds", 20];

        var report = new Report("stage", "ms median", "ms best", "MB allocated");
        var apply = Row("apply one answer a function", Measure.Of(rounds, NextMinute, () => Apply(minute - MinutesPerAnswer + 1)));
        var freeze = Row("freeze and snapshot", Measure.Of(rounds, NextAnswer, () => snapshot = builder.Next(state, health, isLoading: false, now)));
        var rows = Row("rows of an hour", Measure.Of(rounds, NextAnswer, () => builder.Next(state, health, isLoading: false, now).Rows.Over(RowWindow.Minutes60)));
        var live = Row("Live page's view of an hour", Measure.Of(rounds, () => LiveView.From(snapshot!, RowWindow.Minutes60)));
        var copy = Row("baseline: copy of the window", Measure.Of(rounds, () => Copy(snapshot!.Minutes)));

        var tick = apply.MedianMilliseconds + rows.MedianMilliseconds + live.MedianMilliseconds;
        Console.WriteLine($"{functions:N0} functions, all active, {SeriesStore.WindowMinutes} minutes; window {windowMegabytes:F0} MB");
        report.Print(
            ("tick_ms", Math.Round(tick, 1)), ("window_mb", Math.Round(windowMegabytes)),
            ("tick_mb", Math.Round((apply.BytesPerRun + rows.BytesPerRun + live.BytesPerRun) / 1e6, 1)),
            ("snapshot_vs_copy", Math.Round(copy.MedianMilliseconds / freeze.MedianMilliseconds, 1)));
        return Task.CompletedTask;

        Measure Row(string stage, Measure measure)
        {
            report.Row(stage, $"{measure.MedianMilliseconds:F2}", $"{measure.BestMilliseconds:F2}", $"{measure.BytesPerRun / 1e6:F2}");
            return measure;
        }

        void NextMinute() => state.Series.AdvanceTo(++minute);

        void NextAnswer()
        {
            NextMinute();
            Apply(minute - MinutesPerAnswer + 1);
        }

        void Apply(long first, int minutes = MinutesPerAnswer)
        {
            foreach (var list in lists)
            {
                Fill(columns, list.Count, first, minutes, random);
                state.Series.Apply(new(list.Targets, columns, [], new(first, first + minutes), first + minutes));
            }
        }
    }

    private static List<QueryList> Lists(AccountState state, int functions)
    {
        var lists = new List<QueryList>();
        for (var f = 0; f < functions; f++)
        {
            if (f % FunctionsPerAnswer == 0) lists.Add(new());
            var name = Name(f);
            var slot = state.Directory.Slots[name];
            lists[^1].AddFunction(slot, new(name, [], false, false), state.Directory[slot]);
        }
        return lists;
    }

    private static void Fill(MetricColumns columns, int queries, long first, int minutes, Random random)
    {
        columns.Clear();
        for (var query = 0; query < queries; query++)
        {
            var timestamps = columns.TimestampRoom(minutes);
            var values = columns.ValueRoom(minutes);
            for (var i = 0; i < minutes; i++) (timestamps[i], values[i]) = ((first + i) * 60, random.Next(1, 500));
            columns.AddRun(query, minutes, SeriesStatus.Complete);
        }
    }

    private static float[][] Copy(MinuteWindow window) =>
        [.. window.Columns.SelectMany(column => Enum.GetValues<FunctionMetric>().Select(metric => column.Functions(metric).ToArray()))];

    private static FunctionConfiguration Function(int index) => new()
    {
        Name = Name(index),
        Arn = $"arn:aws:lambda:eu-west-1:123456789012:function:{Name(index)}",
        Timeout = TimeSpan.FromSeconds(30),
        Reserved = index % 10 == 0 ? ReservedConcurrency.Of(600) : ReservedConcurrency.None,
        Provisioned = ImmutableArray<ProvisionedConcurrency>.Empty,
    };

    private static string Name(int index) => $"function-{index:D5}";

    private static long Settled() => GC.GetTotalMemory(forceFullCollection: true);
}
