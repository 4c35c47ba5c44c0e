using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Charts;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>One function's charts, all of one time axis.</summary>
public static class FunctionCharts
{
    private const string Group = "function";

    /// <summary>A limit this many times above the highest value would press the line to the floor: it stays off the chart.</summary>
    private const double FarthestLimit = 4;

    public static ImmutableArray<ChartModel> From(AccountSnapshot snapshot, FunctionConfiguration configuration, int slot, RowWindow window)
    {
        var charts = ImmutableArray.CreateBuilder<ChartModel>();
        charts.Add(Concurrency(snapshot, configuration, slot, window));
        charts.Add(Duration(snapshot, configuration, slot, window));
        charts.Add(Throttles(snapshot, slot, window));
        charts.Add(Invocations(snapshot, slot, window));
        if (configuration.Provisioned is { IsEmpty: false })
        {
            charts.Add(Utilization(snapshot, slot, window));
            charts.Add(Spillover(snapshot, slot, window));
        }
        return charts.ToImmutable();
    }

    private static ChartModel Concurrency(AccountSnapshot snapshot, FunctionConfiguration configuration, int slot, RowWindow window)
    {
        List<ChartSeries> series = [new("Running", "--viz-1", Filled: true)];
        List<ChartSource> sources = [ChartSource.Concurrency(slot)];
        if (configuration.Provisioned is { IsEmpty: false } provisioned) AddLimit("Provisioned", "--viz-3", provisioned.Sum(p => p.Allocated));
        if (configuration.Reserved.Value is { } reserved) AddLimit("Reserved", "--viz-2", reserved);

        var title = "Concurrency · maximum per minute";
        if (snapshot.Limits?.ConcurrentExecutions is { } limit)
        {
            if (IsNear(limit, snapshot.Minutes, FunctionMetric.ConcurrentExecutions, slot, window)) AddLimit("Account limit", "--viz-limit", limit);
            else title += $" · account limit {Format.Count(limit)}, off the scale";
        }
        return Model(title, new ChartSpec { Group = Group, Height = 220, Series = [.. series] }, sources, snapshot, window);

        void AddLimit(string name, string colour, int value)
        {
            series.Add(new(name, colour, Dash: 5, IsLimit: true));
            sources.Add(new(_ => value, BucketBy.Maximum));
        }
    }

    private static bool IsNear(double limit, MinuteWindow minutes, FunctionMetric metric, int slot, RowWindow window)
    {
        foreach (var column in minutes.Last((int)window))
        {
            if (limit <= FarthestLimit * column.Function(metric, slot)) return true;
        }
        return false;
    }

    private static ChartModel Throttles(AccountSnapshot snapshot, int slot, RowWindow window) => Model(
        "Throttled requests · sum per minute",
        new() { Group = Group, Height = 120, Stepped = true, Series = [new("Throttles", "--viz-throttle", Filled: true)] },
        [ChartSource.Sum(FunctionMetric.Throttles, slot)], snapshot, window);

    private static ChartModel Duration(AccountSnapshot snapshot, FunctionConfiguration configuration, int slot, RowWindow window)
    {
        List<ChartSeries> series = [new("p50", "--viz-3"), new("p95", "--viz-2", Dash: 4), new("p99", "--viz-1"), new("Maximum", "--viz-4", Dash: 2)];
        List<ChartSource> sources =
        [
            ChartSource.Maximum(FunctionMetric.DurationP50, slot),
            ChartSource.Maximum(FunctionMetric.DurationP95, slot),
            ChartSource.Maximum(FunctionMetric.DurationP99, slot),
            ChartSource.Maximum(FunctionMetric.DurationMaximum, slot),
        ];
        var title = "Duration per minute, without initialisation";
        if (configuration.Timeout?.TotalMilliseconds is { } timeout)
        {
            if (IsNear(timeout, snapshot.Minutes, FunctionMetric.DurationMaximum, slot, window))
            {
                series.Add(new("Timeout", "--viz-limit", Dash: 3, IsLimit: true));
                sources.Add(new(_ => (float)timeout, BucketBy.Maximum));
            }
            else
            {
                title += $" · timeout {Format.Milliseconds(timeout)}, off the scale";
            }
        }
        return Model(title, new() { Group = Group, Height = 220, Unit = ChartUnit.Milliseconds, Series = [.. series] }, sources, snapshot, window);
    }

    private static ChartModel Invocations(AccountSnapshot snapshot, int slot, RowWindow window) => Model(
        "Invocations and errors · sum per minute",
        new() { Group = Group, Height = 120, Stepped = true, Series = [new("Invocations", "--viz-1", Filled: true), new("Errors", "--viz-limit")] },
        [ChartSource.Sum(FunctionMetric.Invocations, slot), ChartSource.Sum(FunctionMetric.Errors, slot)], snapshot, window);

    private static ChartModel Utilization(AccountSnapshot snapshot, int slot, RowWindow window) => Model(
        "Provisioned concurrency in use · maximum per minute",
        new() { Group = Group, Height = 120, Unit = ChartUnit.Share, Maximum = 1, Series = [new("In use", "--viz-3", Filled: true)] },
        [ChartSource.Maximum(FunctionMetric.ProvisionedConcurrencyUtilization, slot)], snapshot, window);

    private static ChartModel Spillover(AccountSnapshot snapshot, int slot, RowWindow window) => Model(
        "Spilled over to on-demand · invocations per minute",
        new() { Group = Group, Height = 120, Stepped = true, Series = [new("Spillover", "--viz-2", Filled: true)] },
        [ChartSource.Sum(FunctionMetric.ProvisionedConcurrencySpilloverInvocations, slot)], snapshot, window);

    private static ChartModel Model(string title, ChartSpec spec, List<ChartSource> sources, AccountSnapshot snapshot, RowWindow window)
    {
        var data = Buckets.Of(snapshot.Minutes, (int)window, [.. sources]);
        return new(title, spec, data, ChartSummary.Of(spec, data, window));
    }
}
