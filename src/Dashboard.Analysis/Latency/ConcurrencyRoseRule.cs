using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Latency;

/// <summary>
/// Concurrency rose well above the function's usual: says how much of it comes from more requests and how much from longer ones. The
/// rise must show both in what was asked for and, unless requests were throttled, in the concurrency that was measured.
/// </summary>
public sealed class ConcurrencyRoseRule : IFunctionRule
{
    /// <summary>Times the usual. A house rule: an ordinary day does not double within the hours of the window.</summary>
    public const double Factor = 2;

    /// <summary>Times the usual of measured concurrency, which is a maximum and moves less. A house rule.</summary>
    public const double MeasuredFactor = 1.5;

    /// <summary>Environments: a rise to fewer takes nothing from anybody. A house rule: a tenth of what must stay unreserved.</summary>
    public const double Material = LambdaQuotas.UnreservedFloor / 10.0;

    /// <summary>Requests of a minute from which its rate is a rate. A house rule: of twenty, chance moves about a fifth.</summary>
    public const int EnoughRequests = 20;

    /// <summary>Minutes it must hold in. A house rule.</summary>
    public const int FewestMinutes = 3;

    /// <summary>Minutes that must be known before it. A house rule.</summary>
    public const int FewestBefore = 10;

    /// <summary>Other minutes that tell what is usual. A house rule.</summary>
    public const int EnoughOtherMinutes = 30;

    /// <summary>Share of a limit from which it is at risk. Source: the alarm of Lambda developer guide, monitoring-concurrency.</summary>
    public const double NearLimit = 0.7;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (!examined.IsActive || examined.Configuration.OnManagedInstances) return;
        var measured = examined[FunctionMetric.ConcurrentExecutions];
        if (!Series.Reaches(measured, Material) && !Series.Reaches(examined[FunctionMetric.Throttles], EnoughRequests / 2.0)) return;

        Span<float> requests = stackalloc float[examined.Length];
        Span<MinuteState> states = stackalloc MinuteState[examined.Length];
        Span<float> scratch = stackalloc float[examined.Length];
        Requests(examined, requests, states);
        var usual = Usual(examined, requests, states, scratch);
        if (usual.Minutes < EnoughOtherMinutes || Mark(examined, requests, usual, states) < FewestMinutes) return;

        usual = Usual(examined, requests, states, scratch);
        if (usual.Minutes < EnoughOtherMinutes) return;
        Mark(examined, requests, usual, states);
        if (RunFinding.Runs(states, FewestMinutes) is not { } runs) return;
        DropFirst(runs, states);
        if (runs.Count > 0 && Describe(examined, requests, usual, runs) is { } finding) findings.Add(finding);
    }

    /// <summary>What holds from the first minutes on did not rise: it was so, and fell.</summary>
    private static void DropFirst(List<MinuteRun> runs, ReadOnlySpan<MinuteState> states)
    {
        var first = 0;
        while (first < states.Length && states[first] == MinuteState.Unknown) first++;
        while (runs.Count > 0 && runs[0].First < first + FewestBefore) runs.RemoveAt(0);
    }

    /// <summary>
    /// What callers asked for in each minute. Throttled requests are part of it, but where Lambda itself tries the same work again and
    /// counts it again: of asynchronous events those received tell, of queues and streams the invocations.
    /// </summary>
    private static void Requests(FunctionCase examined, Span<float> requests, Span<MinuteState> states)
    {
        var invocations = examined[FunctionMetric.Invocations];
        var more = examined.Caller switch
        {
            CallerKind.Synchronous => examined[FunctionMetric.Throttles],
            CallerKind.Asynchronous => examined[FunctionMetric.AsyncEventsReceived],
            _ => default,
        };
        for (var i = 0; i < requests.Length; i++)
        {
            requests[i] = invocations[i];
            if (float.IsNaN(invocations[i])) continue;
            states[i] = MinuteState.DoesNotHold;
            if (more.IsEmpty || !(more[i] > 0)) continue;
            requests[i] = examined.Caller == CallerKind.Synchronous ? invocations[i] + more[i] : Math.Max(invocations[i], more[i]);
        }
    }

    private static UsualLoad Usual(FunctionCase examined, ReadOnlySpan<float> requests, ReadOnlySpan<MinuteState> states, Span<float> scratch)
    {
        var minutes = Gather(requests, states, scratch);
        var perMinute = Series.Median(scratch[..minutes]);
        var averages = Gather(examined[FunctionMetric.DurationAverage], states, scratch);
        var milliseconds = Series.Median(scratch[..averages]);
        var peaks = Gather(examined[FunctionMetric.ConcurrentExecutions], states, scratch);
        return new(new(perMinute / 60.0, milliseconds / 1000.0), Series.Median(scratch[..peaks]), averages);
    }

    private static int Gather(ReadOnlySpan<float> values, ReadOnlySpan<MinuteState> states, Span<float> scratch)
    {
        var count = 0;
        for (var i = 0; i < values.Length; i++)
            if (states[i] == MinuteState.DoesNotHold && !float.IsNaN(values[i])) scratch[count++] = values[i];
        return count;
    }

    /// <returns>How many minutes hold.</returns>
    private static int Mark(FunctionCase examined, ReadOnlySpan<float> requests, UsualLoad usual, Span<MinuteState> states)
    {
        var averages = examined[FunctionMetric.DurationAverage];
        var measured = examined[FunctionMetric.ConcurrentExecutions];
        var throttles = examined[FunctionMetric.Throttles];
        var holding = 0;
        for (var i = 0; i < states.Length; i++)
        {
            if (states[i] == MinuteState.Unknown) continue;
            var seconds = float.IsNaN(averages[i]) ? usual.Load.MeanSeconds : averages[i] / 1000.0;
            var concurrency = requests[i] / 60.0 * seconds;
            var isMeasured = throttles[i] > 0 || measured[i] >= Math.Max(Material, MeasuredFactor * usual.Peak);
            var holds = isMeasured && requests[i] >= EnoughRequests && concurrency >= Math.Max(Material, Factor * usual.Load.Concurrency);
            states[i] = holds ? MinuteState.Holds : MinuteState.DoesNotHold;
            if (holds) holding++;
        }
        return holding;
    }

    /// <summary>By the newest rise; null when the usual load is none.</summary>
    private static Finding? Describe(FunctionCase examined, ReadOnlySpan<float> requests, UsualLoad usual, List<MinuteRun> runs)
    {
        var newest = runs[^1].Range;
        var known = 0;
        foreach (var count in requests[newest])
            if (!float.IsNaN(count)) known++;
        var seconds = Series.Mean(examined[FunctionMetric.DurationAverage][newest], examined[FunctionMetric.Invocations][newest]) / 1000;
        var now = new Load(Series.Sum(requests[newest]) / (60.0 * known), double.IsNaN(seconds) ? usual.Load.MeanSeconds : seconds);
        if (LittlesLaw.Split(usual.Load, now) is not { } split) return null;

        var peak = Series.Maximum(examined[FunctionMetric.ConcurrentExecutions][newest]);
        var limit = examined.Limits.Reserved.Value ?? examined.Input.Limits?.ConcurrentExecutions;
        var isAtRisk = runs.Sum(examined[FunctionMetric.Throttles]) > 0 || Math.Max(now.Concurrency, peak) >= NearLimit * limit;
        return RunFinding.Of(
            examined, Pattern.ConcurrencyRose, Confidence.Likely, isAtRisk ? Harm.AtRisk : Harm.Advice,
            RunFinding.Known(new("concurrency asked for", split.Now), new("usual concurrency", split.Usual),
                new Measure("share by more requests", split.ByMoreRequests, MeasureUnit.Share),
                new Measure("share by longer requests", split.ByLongerRequests, MeasureUnit.Share),
                new Measure("requests", now.PerSecond, MeasureUnit.PerSecond),
                new Measure("usual requests", usual.Load.PerSecond, MeasureUnit.PerSecond),
                new Measure("average duration", now.MeanSeconds * 1000, MeasureUnit.Milliseconds),
                new Measure("usual average duration", usual.Load.MeanSeconds * 1000, MeasureUnit.Milliseconds),
                new Measure("peak concurrency", peak)),
            runs, runs.Sum(requests));
    }

    /// <param name="Peak">Usual maximum of measured concurrency in a minute; NaN when unknown, and then no rise is measured.</param>
    /// <param name="Minutes">Minutes with a duration that it rests on.</param>
    private readonly record struct UsualLoad(Load Load, float Peak, int Minutes);
}
