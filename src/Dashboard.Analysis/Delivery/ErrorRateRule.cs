using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Delivery;

/// <summary>
/// A good part of invocations failed: more than one in twenty, or, of a function that hardly ever fails, several times its usual share.
/// Counts are held against what chance makes of that share. Where timeouts make up most errors, <see cref="TimingOutRule"/> says it.
/// All thresholds are house rules.
/// </summary>
public sealed class ErrorRateRule : IFunctionRule
{
    /// <summary>Share of invocations that is an incident in any function. Functions that always fail with a few per cent of their input are common.</summary>
    public const double Share = 0.05;

    /// <summary>Share below which not even a sudden rise is an incident.</summary>
    public const double LowestShare = 0.02;

    /// <summary>Times the usual share, between the two above.</summary>
    public const double Factor = 5;

    /// <summary>Standard deviations above the share that a minute must be.</summary>
    public const double MinuteDeviations = 3;

    /// <summary>Standard deviations above the share that an episode must be.</summary>
    public const double EpisodeDeviations = 4;

    /// <summary>Minutes it must hold in.</summary>
    public const int FewestMinutes = 3;

    /// <summary>Errors an episode must have.</summary>
    public const int FewestErrors = 10;

    /// <summary>Errors of a function that runs now and then, over the whole window, when more than <see cref="MostOfAll"/> of its invocations failed.</summary>
    public const int FewestOfRare = 5;

    /// <inheritdoc cref="FewestOfRare"/>
    public const double MostOfAll = 0.5;

    /// <summary>Share of the errors that timeouts must certainly be for them to be the whole story.</summary>
    public const double MostlyTimeouts = 0.5;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (!examined.IsActive) return;
        var errors = examined[FunctionMetric.Errors];
        var allErrors = Series.Sum(errors);
        if (allErrors < FewestOfRare) return;
        var invocations = examined[FunctionMetric.Invocations];
        var threshold = Math.Clamp(Factor * UsualErrors.Share(invocations, errors), LowestShare, Share);

        Span<MinuteState> states = stackalloc MinuteState[examined.Length];
        for (var i = 0; i < states.Length; i++)
        {
            if (!(invocations[i] > 0) || float.IsNaN(errors[i])) continue;
            states[i] = Exceeds(errors[i], invocations[i], threshold, MinuteDeviations) ? MinuteState.Holds : MinuteState.DoesNotHold;
        }
        List<MinuteRun>? runs = null;
        var reader = new RunReader(states);
        while (reader.Next(out var run))
        {
            var failed = Series.Sum(errors[run.Range]);
            if (run.Holding >= FewestMinutes && failed >= FewestErrors
                && Exceeds(failed, Series.Sum(invocations[run.Range]), threshold, EpisodeDeviations)) (runs ??= []).Add(run);
        }
        if (runs is null && allErrors > MostOfAll * Series.Sum(invocations)) runs = WholeWindow(errors);
        if (runs is not null) Describe(examined, threshold, runs, findings);
    }

    private static bool Exceeds(double errors, double invocations, double share, double deviations) =>
        errors >= share * invocations + deviations * Math.Sqrt(share * (1 - share) * invocations);

    private static List<MinuteRun> WholeWindow(ReadOnlySpan<float> errors)
    {
        int first = -1, last = 0, holding = 0;
        for (var i = 0; i < errors.Length; i++)
        {
            if (!(errors[i] > 0)) continue;
            if (first < 0) first = i;
            last = i;
            holding++;
        }
        return [new(first, last, holding)];
    }

    private static void Describe(FunctionCase examined, double threshold, List<MinuteRun> runs, List<Finding> findings)
    {
        var watch = new TimeoutWatch(examined);
        double timeouts = 0;
        foreach (var run in runs)
            for (var i = run.First; i <= run.Last; i++) timeouts += watch.AtLeast(i);
        var errors = runs.Sum(examined[FunctionMetric.Errors]);
        if (timeouts >= MostlyTimeouts * errors) return;

        var newest = runs[^1].Range;
        var failed = Series.Sum(examined[FunctionMetric.Errors][newest]);
        var share = failed / Series.Sum(examined[FunctionMetric.Invocations][newest]);
        findings.Add(RunFinding.Of(
            examined, Pattern.ErrorRate, Confidence.Proved, Harm.Failed,
            new(new("share of invocations that failed", share, MeasureUnit.Share),
                new("share held against", threshold, MeasureUnit.Share),
                new Measure("errors", errors),
                new Measure("invocations", runs.Sum(examined[FunctionMetric.Invocations])),
                new Measure("timeouts among errors, at least", timeouts)),
            runs, errors) with
        {
            Note = timeouts > 0 ? "Some of the errors are timeouts." : null,
        });
    }
}
