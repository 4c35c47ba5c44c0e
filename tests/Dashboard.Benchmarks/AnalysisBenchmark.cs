using System.Collections.Immutable;
using Dashboard.Analysis.Capacity;
using Dashboard.Analysis.Review;
using Dashboard.Analysis.Rules;
using Dashboard.Benchmarks.Fleets;
using Dashboard.Components.Pages;
using Dashboard.Live;

namespace Dashboard.Benchmarks;

/// <summary>
/// What verdicts cost, on one core: all rules about all functions at once, as after a start; then minute by minute, as the poller asks for
/// them; then with nothing new. Beside it all else that a minute costs.
/// </summary>
internal static class AnalysisBenchmark
{
    public static Task RunAsync(Arguments arguments)
    {
        var now = new DateTimeOffset(2026, 11, 2, 12, 0, 0, TimeSpan.Zero);
        var rounds = arguments["rounds", 20];
        var fleet = new SyntheticFleet(arguments["functions", 10_000]);
        var account = new FleetAccount(fleet, now);
        account.State.Usage = SyntheticUsage.Of(fleet, account.Minute);
        account.State.Alarms = [];
        var input = account.Input;
        var analyzer = new Analyzer();
        var analysis = analyzer.Analyze(input);
        var troubled = analysis.Findings.Select(finding => finding.Slot).Distinct().Count();
        Console.WriteLine($"{fleet.Functions.Length:N0} functions, {input.Minutes.Length} minutes, {analysis.Findings.Length:N0} findings about {troubled:N0}");

        var report = new Report("stage", "ms median", "ms best", "MB allocated");
        var full = Row("full analysis", Measure.Of(rounds, () => new Analyzer().Analyze(input)));
        var tick = Row("analysis of a new minute", Measure.Of(rounds, NextAnswer, () => analysis = analyzer.Analyze(input)));
        var idle = Row("analysis of a minute without answers", Measure.Of(rounds, NextMinute, () => analysis = analyzer.Analyze(input)));
        var advice = Row("all recommendations, once an hour", Measure.Of(rounds, () => RecommendationRecords.Of(input, analysis.Findings)));
        var apply = Row("apply one answer a function", Measure.Of(rounds, NextFetched, account.Apply));
        var freeze = Row("freeze", Measure.Of(rounds, NextApplied, () => account.State.Freeze()));
        var ledger = AccountLedger.Of(input.Minutes, input.Functions, input.Limits);
        ImmutableArray<FunctionRow> built = default;
        var rows = Row("rows of an hour", Measure.Of(rounds, NextAnswer, () => built = Rows()));
        var snapshot = Snapshot();
        var live = Row("Live page's view of an hour", Measure.Of(rounds, () => LiveView.From(snapshot, RowWindow.Minutes60)));
        foreach (var rule in Timed(input, rounds)) report.Row($"  {rule.Name}", $"{rule.MedianMilliseconds:F2}", $"{rule.BestMilliseconds:F2}", "");

        var other = apply.MedianMilliseconds + freeze.MedianMilliseconds + rows.MedianMilliseconds + live.MedianMilliseconds;
        report.Print(
            ("full_ms", Math.Round(full.MedianMilliseconds, 1)), ("tick_ms", Math.Round(tick.MedianMilliseconds, 1)),
            ("idle_tick_ms", Math.Round(idle.MedianMilliseconds, 1)), ("recommendations_ms", Math.Round(advice.MedianMilliseconds, 1)), ("ratio_to_tick", Math.Round(tick.MedianMilliseconds / other, 2)));
        return Task.CompletedTask;

        Measure Row(string stage, Measure measure)
        {
            report.Row(stage, $"{measure.MedianMilliseconds:F2}", $"{measure.BestMilliseconds:F2}", $"{measure.BytesPerRun / 1e6:F2}");
            return measure;
        }

        void NextFetched()
        {
            account.Advance();
            account.Fetch();
        }

        void NextApplied()
        {
            NextFetched();
            account.Apply();
        }

        void NextAnswer()
        {
            NextApplied();
            input = account.Input;
        }

        void NextMinute()
        {
            NextAnswer();
            analyzer.Analyze(input);
            account.Advance();
            input = account.Input;
        }

        ImmutableArray<FunctionRow> Rows() =>
            FunctionRowBuilder.Build(input.Minutes, input.Slots, input.Functions, ledger, analysis, PollPlan.None, RowWindow.Minutes60, built);

        AccountSnapshot Snapshot() => new()
        {
            Scope = new("bench", "Bench", "eu-west-1", IsDemo: false),
            Sequence = 1,
            TakenAt = now,
            Minutes = input.Minutes,
            Functions = input.Functions,
            Slots = input.Slots,
            Limits = input.Limits,
            Ledger = ledger,
            Analysis = analysis,
            Health = new([], [], now),
            Rows = new(_ => built),
            IsLoading = false,
        };
    }

    /// <summary>Each rule's part of a full analysis, the dearest first.</summary>
    private static IEnumerable<TimedRule> Timed(AnalysisInput input, int rounds)
    {
        ImmutableArray<TimedRule> rules = [.. RuleBook.Functions.Select(rule => new TimedRule(rule))];
        for (var round = 0; round < rounds; round++)
        {
            new Analyzer([.. rules], RuleBook.Account).Analyze(input);
            foreach (var rule in rules) rule.EndRound();
        }
        return rules.OrderByDescending(rule => rule.MedianMilliseconds);
    }
}
