using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Delivery;

/// <summary>
/// Asynchronous events wait to be run. While the function is throttled any age above <see cref="HighWhileThrottled"/> is waiting; else
/// age may come from Lambda's two retries after errors, and only what exceeds these, or events received far beyond those run, tells.
/// Source of the retries: Lambda developer guide, invocation-async-error-handling. Other thresholds are house rules.
/// </summary>
public sealed class AsyncBacklogRule : IFunctionRule
{
    /// <summary>Milliseconds of age while requests are throttled: well above the seconds in which events are run otherwise.</summary>
    public const double HighWhileThrottled = 30_000;

    /// <summary>Milliseconds that the pauses before the two retries of an error add up to: one minute and two.</summary>
    public const double RetryPauses = 180_000;

    /// <summary>Milliseconds beyond what retries explain.</summary>
    public const double Margin = 60_000;

    /// <summary>Invocations of one event at most: the first and two retries.</summary>
    public const int Attempts = 3;

    /// <summary>Events received for each invocation in a minute from which a backlog builds.</summary>
    public const double ReceivedFactor = 2;

    /// <summary>Events that a minute must have received for that.</summary>
    public const int EnoughReceived = 20;

    /// <summary>Minutes it must hold in.</summary>
    public const int FewestMinutes = 3;

    /// <summary>Events that an episode must concern: fewer are single events that wait, not a backlog.</summary>
    public const int FewestEvents = 10;

    /// <summary>Throttles, as a share of invocations, from which ages around them are theirs: a handful among thousands makes no backlog.</summary>
    public const double ThrottledShare = 0.01;

    /// <summary>Errors, as a share of throttles, up to which throttles are what the events wait for.</summary>
    public const double ErrorShare = 0.1;

    /// <summary>Minutes before and after a throttle in which events still wait for it: Lambda pauses up to five minutes between tries.</summary>
    public const int ThrottleReach = 5;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        var ages = examined[FunctionMetric.AsyncEventAge];
        var received = examined[FunctionMetric.AsyncEventsReceived];
        if (!Series.Reaches(ages, HighWhileThrottled) && !Series.Reaches(received, EnoughReceived)) return;

        var longest = Series.Maximum(examined[FunctionMetric.DurationMaximum]);
        var unexplained = RetryPauses + Margin + Attempts * (double.IsNaN(longest) ? 0 : longest);
        Span<MinuteState> states = stackalloc MinuteState[examined.Length];
        for (var i = 0; i < states.Length; i++)
        {
            var outruns = Outruns(examined, i);
            if (float.IsNaN(ages[i]) && !outruns) continue;
            var isOld = ages[i] >= unexplained || (ages[i] >= HighWhileThrottled && IsThrottledAround(examined, i));
            states[i] = isOld || outruns ? MinuteState.Holds : MinuteState.DoesNotHold;
        }
        List<MinuteRun>? runs = null;
        var reader = new RunReader(states);
        while (reader.Next(out var run))
            if (run.Holding >= FewestMinutes && Events(examined, run) >= FewestEvents) (runs ??= []).Add(run);
        if (runs is not null) findings.Add(Describe(examined, unexplained, runs));
    }

    private static double Events(FunctionCase examined, MinuteRun run) => Math.Max(
        Series.Sum(examined[FunctionMetric.AsyncEventsReceived][run.Range]), Series.Sum(examined[FunctionMetric.Invocations][run.Range]));

    /// <summary>Settled minutes alone: events are counted as they come, invocations only as they end.</summary>
    private static bool Outruns(FunctionCase examined, int index)
    {
        var received = examined[FunctionMetric.AsyncEventsReceived][index];
        return index < examined.SettledLength && received >= EnoughReceived
            && received >= ReceivedFactor * examined[FunctionMetric.Invocations][index]
            && !(examined[FunctionMetric.AsyncEventsDropped][index] >= received / 2);
    }

    private static bool IsThrottledAround(FunctionCase examined, int index)
    {
        var around = Math.Max(0, index - ThrottleReach)..Math.Min(examined.Length, index + ThrottleReach + 1);
        var throttles = Series.Sum(examined[FunctionMetric.Throttles][around]);
        // Where many invocations failed as well, Lambda's pauses before it tries them again may be all of the age.
        return throttles > 0 && throttles >= ThrottledShare * Series.Sum(examined[FunctionMetric.Invocations][around])
            && !(Series.Sum(examined[FunctionMetric.Errors][around]) > ErrorShare * throttles);
    }

    private static Finding Describe(FunctionCase examined, double unexplained, List<MinuteRun> runs)
    {
        var newest = runs[^1].Range;
        var ages = examined[FunctionMetric.AsyncEventAge][newest];
        var throttles = runs.Sum(examined[FunctionMetric.Throttles]);
        var received = runs.Sum(examined[FunctionMetric.AsyncEventsReceived]);
        var invocations = runs.Sum(examined[FunctionMetric.Invocations]);
        var trend = AgeTrend.Of(ages);
        var oldest = Series.Maximum(ages);
        var threshold = throttles > 0 ? HighWhileThrottled : unexplained;
        var isOld = oldest >= threshold;
        return RunFinding.Of(
            examined, Pattern.AsyncBacklog, throttles > 0 && isOld ? Confidence.Proved : Confidence.Likely, Harm.Retried,
            RunFinding.Known(
                isOld ? new("maximum event age", oldest, MeasureUnit.Milliseconds) : new("events received", received),
                isOld ? new("age held against", threshold, MeasureUnit.Milliseconds) : new("invocations", invocations),
                new Measure("age gained a minute", trend.PerMinute, MeasureUnit.Milliseconds),
                new Measure("events received", received),
                new Measure("invocations", invocations),
                new Measure("throttles, retries included", throttles)),
            runs, Math.Max(received, invocations)) with
        {
            Note = trend.Describe("the events"),
        };
    }
}
