using Dashboard.Analysis.Model;
using Dashboard.Benchmarks.Fleets;
using Dashboard.Components.Pages;
using Dashboard.Live;
using Dashboard.Polling;
using Dashboard.Store;

namespace Dashboard.Benchmarks;

/// <summary>
/// What a minute costs once the answers are decoded: all functions' series applied, the window frozen, the snapshot made with its analysis,
/// its rows and the Live page's view built. Baseline: a copy of the whole window, which a store that shares nothing between snapshots would make.
/// </summary>
internal static class TickBenchmark
{
    public static Task RunAsync(Arguments arguments)
    {
        var functions = arguments["functions", 10_000];
        var now = new DateTimeOffset(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);
        var fleet = new SyntheticFleet(functions, isBusy: true);
        var before = Settled();
        var account = new FleetAccount(fleet, now);
        var windowMegabytes = (Settled() - before) / 1e6;

        var builder = new SnapshotBuilder(new("bench", "Bench", "eu-west-1", IsDemo: false));
        var health = new PollHealth([], [], now);
        var snapshot = builder.Next(account.State, health, PollPlan.None, isLoading: false, now);
        var rounds = arguments["rounds", 20];

        var report = new Report("stage", "ms median", "ms best", "MB allocated");
        var apply = Row("apply one answer a function", Measure.Of(rounds, NextMinute, account.Apply));
        var freeze = Row("freeze the window", Measure.Of(rounds, NextAnswer, () => account.State.Freeze()));
        var next = Row("snapshot with its analysis", Measure.Of(rounds, NextAnswer, () => snapshot = builder.Next(account.State, health, PollPlan.None, isLoading: false, now)));
        var rows = Row("rows of an hour", Measure.Of(rounds, () => snapshot = builder.Next(account.State, health, PollPlan.None, isLoading: false, now), () => snapshot.Rows.Over(RowWindow.Minutes60)));
        var live = Row("Live page's view of an hour", Measure.Of(rounds, () => LiveView.From(snapshot, RowWindow.Minutes60)));
        var copy = Row("baseline: copy of the window", Measure.Of(rounds, () => Copy(snapshot.Minutes)));

        Measure[] stages = [apply, next, rows, live];
        Console.WriteLine($"{functions:N0} functions, all active, {SeriesStore.WindowMinutes} minutes; window and answers {windowMegabytes:F0} MB");
        report.Print(
            ("tick_ms", Math.Round(stages.Sum(stage => stage.MedianMilliseconds), 1)), ("window_mb", Math.Round(windowMegabytes)),
            ("tick_mb", Math.Round(stages.Sum(stage => stage.BytesPerRun) / 1e6, 1)),
            ("freeze_vs_copy", Math.Round(copy.MedianMilliseconds / freeze.MedianMilliseconds, 1)));
        return Task.CompletedTask;

        Measure Row(string stage, Measure measure)
        {
            report.Row(stage, $"{measure.MedianMilliseconds:F2}", $"{measure.BestMilliseconds:F2}", $"{measure.BytesPerRun / 1e6:F2}");
            return measure;
        }

        void NextMinute()
        {
            account.Advance();
            account.Fetch();
        }

        void NextAnswer()
        {
            NextMinute();
            account.Apply();
        }
    }

    private static float[][] Copy(MinuteWindow window) =>
        [.. window.Columns.SelectMany(column => Enum.GetValues<FunctionMetric>().Select(metric => column.Functions(metric).ToArray()))];

    private static long Settled() => GC.GetTotalMemory(forceFullCollection: true);
}
