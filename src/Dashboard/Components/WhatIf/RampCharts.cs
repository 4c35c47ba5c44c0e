using System.Collections.Immutable;
using Dashboard.Analysis.WhatIf;
using Dashboard.Charts;

namespace Dashboard.Components.WhatIf;

/// <summary>
/// A ramp second by second, on one axis of the time since it began. Concurrency is drawn at the end of the second it is of, from what was
/// there before on; requests over the length of theirs.
/// </summary>
public static class RampCharts
{
    private const string Group = "ramp";

    /// <summary>A limit this many times above the highest value would press the line to the floor: it stays off the chart.</summary>
    private const double FarthestLimit = 4;

    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60];

    /// <summary>Seconds that one point stands for; there is one more than there are such stretches.</summary>
    public static int StepOf(int seconds) => Steps.First(step => (seconds + step - 1) / step < Buckets.MaximumPoints);

    public static ChartModel Concurrency(TrafficRamp ramp, RampOutcome outcome)
    {
        var step = StepOf(ramp.Seconds);
        var lines = new List<(ChartSeries Series, double[] Values)>
        {
            (new("Mean in progress", "--viz-1", Filled: true), [outcome.StartConcurrency, .. Highest(outcome, step, second => second.Concurrency)]),
            (new("Environments", "--viz-3", Dash: 6), [outcome.StartEnvironments, .. Highest(outcome, step, second => second.Environments)]),
        };
        var title = $"Concurrency · expected, maximum per {Unit(step)}";
        if (ramp.Limit <= FarthestLimit * lines.Max(line => line.Values.Max())) lines.Add((new("Limit", "--viz-limit", Dash: 3, IsLimit: true), [.. lines[0].Values.Select(_ => (double)ramp.Limit)]));
        else title += $" · limit {Format.Count(ramp.Limit)}, off the scale";
        return Model(title, new() { Height = 240 }, ramp, lines);
    }

    /// <summary>Of an outcome with throttles, a line for each limit that is hit.</summary>
    public static ChartModel Throttled(TrafficRamp ramp, RampOutcome outcome)
    {
        var step = StepOf(ramp.Seconds);
        return Model($"Throttled requests · expected, sum per {Unit(step)}", new() { Height = 150, Stepped = true }, ramp, [.. outcome.Hits.Select(hit => (Series(hit.Cause), Sums(hit.Cause)))]);

        double[] Sums(RampCause cause)
        {
            double[] sums = [.. outcome.Seconds.Chunk(step).Select(seconds => seconds.Sum(second => second.Rejected(cause)))];
            return [.. sums, sums[^1]];
        }
    }

    private static ChartSeries Series(RampCause cause) => cause switch
    {
        RampCause.Concurrency => new("By concurrency", "--viz-throttle", Filled: true),
        RampCause.RequestRate => new("By request rate", "--viz-2", Filled: true),
        _ => new("By scaling rate", "--viz-4", Filled: true),
    };

    private static ChartModel Model(string title, ChartSpec spec, TrafficRamp ramp, List<(ChartSeries Series, double[] Values)> lines)
    {
        var step = StepOf(ramp.Seconds);
        ImmutableArray<long> times = [.. lines[0].Values.Select((_, at) => 1000L * Math.Min(at * step, ramp.Seconds))];
        var data = new ChartData(times, [.. lines.Select(line => line.Values)], SettledThrough: times[^1], TimeSpan.FromSeconds(step));
        return new(title, spec with { Group = Group, Elapsed = true, Series = [.. lines.Select(line => line.Series)] }, data, string.Join(". ", lines.Select(line => Describe(line.Series, line.Values, times))) + ".");
    }

    private static string Describe(ChartSeries series, double[] values, ImmutableArray<long> times)
    {
        var highest = values.Max();
        var at = Format.Span(TimeSpan.FromMilliseconds(times[Array.IndexOf(values, highest)]));
        return series.IsLimit ? $"{series.Name} {Format.Number(highest)}" : $"{series.Name}: highest {Format.Number(highest)}, first at {at}";
    }

    private static IEnumerable<double> Highest(RampOutcome outcome, int step, Func<RampSecond, double> read) => outcome.Seconds.Chunk(step).Select(seconds => seconds.Max(read));

    private static string Unit(int step) => step == 1 ? "second" : Format.Span(TimeSpan.FromSeconds(step));
}
