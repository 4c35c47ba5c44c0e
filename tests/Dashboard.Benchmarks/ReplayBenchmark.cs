using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Analysis.WhatIf;

namespace Dashboard.Benchmarks;

/// <summary>
/// Two weeks of an account replayed under a lower limit and another reservation, so that the pool is worked out anew in every minute. Beside
/// it the least that any replay must do: read every value of every column once, in the same order.
/// </summary>
internal static class ReplayBenchmark
{
    private const int MinutesPerDay = 1440;
    private const int Days = 14;

    public static Task RunAsync(Arguments arguments)
    {
        var (count, rounds) = (arguments["functions", 1000], arguments["rounds", 7]);
        ImmutableArray<ReplaySpan> days = [.. Enumerable.Range(0, Days).Select(day => Day(count, day, arguments["seed", 1]))];
        var changes = (ChangeSet.None with { AccountLimit = 4 * count }).With("f0", FunctionChange.Reserve(50)).With("f1", FunctionChange.Provision(20));
        WhatIfOutcome? outcome = null;
        var replay = Measure.Of(rounds, () => outcome = Replayed(days, changes));
        var same = Measure.Of(rounds, () => Replayed(days, ChangeSet.None));
        var sum = 0.0;
        var read = Measure.Of(rounds, () => sum += days.Sum(Read));

        var (minutes, values) = (Days * MinutesPerDay, (double)Days * MinutesPerDay * count);
        var report = new Report("stage", "ms median", "ms best", "ns/function-minute", "KB allocated");
        Row("replay, pool worked out anew", replay);
        Row("replay, nothing changed", same);
        Row("every value read once", read);
        Console.WriteLine($"{count:N0} functions, {minutes:N0} minutes; throttled requests {outcome!.Before.Requests:N0} -> {outcome.After.Requests:N0} ({sum:E1})");
        report.Print(
            ("replay_ms", Math.Round(replay.MedianMilliseconds, 1)), ("functions", count), ("minutes", minutes),
            ("ns_per_function_minute", Math.Round(replay.MedianMilliseconds * 1e6 / values, 2)),
            ("ratio_to_naive", Math.Round(replay.MedianMilliseconds / read.MedianMilliseconds, 2)));
        return Task.CompletedTask;

        void Row(string stage, Measure measure) => report.Row(
            stage, $"{measure.MedianMilliseconds:F1}", $"{measure.BestMilliseconds:F1}", $"{measure.MedianMilliseconds * 1e6 / values:F2}", $"{measure.BytesPerRun / 1e3:F0}");
    }

    private static WhatIfOutcome Replayed(ImmutableArray<ReplaySpan> days, ChangeSet changes)
    {
        var replay = new Replay(changes, PriceTable.Default);
        foreach (var day in days) replay.Add(day);
        return replay.Outcome();
    }

    private static double Read(ReplaySpan day)
    {
        var sum = 0.0;
        foreach (var function in day.Functions)
        {
            var (invocations, throttles) = (function.Invocations, function.Throttles);
            foreach (var value in invocations.Span) sum += value;
            foreach (var value in throttles.Span) sum += value;
            foreach (var value in function.Concurrency.Span) sum += value;
            foreach (var value in function.Duration.Span) sum += value;
        }
        return sum;
    }

    /// <summary>Every function runs in every minute; one minute in fifty is throttled.</summary>
    private static ReplaySpan Day(int functions, int day, int seed)
    {
        var random = new Random(seed * 1000 + day);
        return new(MinutesPerDay, 5 * functions, null, default, [.. Enumerable.Range(0, functions).Select(index => Function(index, random))]);
    }

    private static RecordedFunction Function(int index, Random random)
    {
        var (ran, rejected, peak, duration) = (new float[MinutesPerDay], new float[MinutesPerDay], new float[MinutesPerDay], new float[MinutesPerDay]);
        for (var minute = 0; minute < MinutesPerDay; minute++)
        {
            ran[minute] = random.Next(1, 600);
            duration[minute] = random.Next(50, 900);
            peak[minute] = MathF.Ceiling(ran[minute] * duration[minute] / 60_000) + random.Next(1, 4);
            rejected[minute] = random.Next(50) == 0 ? random.Next(1, 200) : 0;
        }
        var reserved = index % 10 == 0 ? ReservedConcurrency.Of(12) : ReservedConcurrency.None;
        return new($"f{index}", reserved, 0, 1024, false, CallerKind.Synchronous) { Invocations = ran, Throttles = rejected, Concurrency = peak, Duration = duration };
    }
}
