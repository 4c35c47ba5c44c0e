using Dashboard.Tests.Survival.Watched;

namespace Dashboard.Benchmarks;

/// <summary>Days of an account in minutes: whether memory grows and whether any minute is lost or made up, under faults that come and go.</summary>
internal static class SoakBenchmark
{
    /// <summary>The windows of dashboard and simulator fill meanwhile.</summary>
    private const int WarmUpHours = 6;

    public static async Task RunAsync(Arguments arguments)
    {
        var (hours, functions, seed) = (arguments["hours", 48], arguments["functions", 2000], arguments["seed", 1]);
        var report = new Report("hour", "heap MB", "faults", "snapshots", "calls", "missing", "wrong");
        var started = TimeProvider.System.GetTimestamp();
        var outcome = await new Soak(hours, functions, seed).RunAsync(hour =>
        {
            report.Row(hour.Hour, $"{hour.HeapBytes / 1e6:F1}", hour.Faults, hour.Snapshots, hour.Calls, hour.Missing, hour.Wrong);
            Console.Error.WriteLine($"hour {hour.Hour}, {TimeProvider.System.GetElapsedTime(started).TotalSeconds:F0} s: {hour.HeapBytes / 1e6:F1} MB, {hour.Missing} missing, {hour.Wrong} wrong");
        }, CancellationToken.None);

        foreach (var complaint in outcome.Complaints) Console.WriteLine(complaint);
        Console.WriteLine($"{functions:N0} functions, {hours} simulated hours, seed {seed}; {outcome.Kept.Compared:N0} values on disk held against the truth");
        report.Print(
            ("seconds", Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds)), ("faults", outcome.Hours.Sum(hour => hour.Faults)),
            ("heap_mb", Math.Round(outcome.Hours[^1].HeapBytes / 1e6, 1)), ("slope_kb_per_hour", Math.Round(outcome.Slope(WarmUpHours) / 1e3, 1)),
            ("minutes_missing", outcome.Missing), ("minutes_wrong", outcome.Wrong));
    }
}
