using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Charts;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>One function's charts, all of one time axis, with the minutes and the threshold of one of its findings.</summary>
public sealed class FunctionCharts
{
    private const string Group = "function";

    /// <summary>A limit this many times above the highest value would press the line to the floor: it stays off the chart.</summary>
    private const double FarthestLimit = 4;

    private readonly AccountSnapshot _snapshot;
    private readonly FunctionConfiguration _configuration;
    private readonly int _slot;
    private readonly RowWindow _window;
    private readonly Finding? _finding;
    private readonly Freshness _freshness;
    private readonly MinuteWindow _minutes;

    private FunctionCharts(AccountSnapshot snapshot, int slot, RowWindow window, Finding? finding)
    {
        (_snapshot, _configuration, _slot, _window, _finding) = (snapshot, snapshot.Functions[slot], slot, window, finding);
        _freshness = Freshness.From(snapshot, slot);
        // What has not been read yet is as open as what may still grow.
        _minutes = snapshot.Minutes with { SettledThrough = _freshness.SettledThrough is { } end ? end.ToUnixTimeSeconds() / 60 - 1 : snapshot.Minutes.SettledThrough };
    }

    /// <param name="finding">The one picked out; null for none.</param>
    public static ImmutableArray<ChartModel> From(AccountSnapshot snapshot, int slot, RowWindow window, Finding? finding) => new FunctionCharts(snapshot, slot, window, finding).All();

    private ImmutableArray<ChartModel> All()
    {
        var charts = ImmutableArray.CreateBuilder<ChartModel>();
        charts.Add(Concurrency());
        charts.Add(Duration());
        charts.Add(Throttles());
        charts.Add(Invocations());
        if (_configuration.Provisioned is { IsEmpty: false })
        {
            charts.Add(Utilization());
            charts.Add(Spillover());
        }
        // What starved such a function is the account's, not its own.
        if (_finding?.Pattern is Pattern.PoolUsed or Pattern.PoolClaimedIdle or Pattern.ThrottledUndecided) charts.Add(Mark(AccountCharts.Concurrency(_snapshot, _window, Group, 220)));
        return charts.ToImmutable();
    }

    private ChartModel Concurrency()
    {
        var lines = new Lines(_finding, ChartQuantity.Concurrency);
        lines.Add(new("Running", "--viz-1", Filled: true), ChartSource.Concurrency(_slot));
        if (_configuration.Provisioned is { IsEmpty: false } provisioned) lines.AddLimit("Provisioned", "--viz-3", provisioned.Sum(p => p.Allocated));
        if (_configuration.Reserved.Value is { } reserved) lines.AddLimit("Reserved", "--viz-2", reserved);

        var title = "Concurrency · maximum per minute";
        if (_snapshot.Limits?.ConcurrentExecutions is { } limit)
        {
            if (IsNear(limit, FunctionMetric.ConcurrentExecutions)) lines.AddLimit("Account limit", "--viz-limit", limit);
            else title += $" · account limit {Format.Count(limit)}, off the scale";
        }
        return Model(title, new() { Height = 220 }, lines, FunctionMetric.ConcurrentExecutions);
    }

    private ChartModel Duration()
    {
        var lines = new Lines(_finding, ChartQuantity.Duration);
        lines.Add(new("p50", "--viz-3"), ChartSource.Maximum(FunctionMetric.DurationP50, _slot));
        lines.Add(new("p95", "--viz-2", Dash: 4), ChartSource.Maximum(FunctionMetric.DurationP95, _slot));
        lines.Add(new("p99", "--viz-1"), ChartSource.Maximum(FunctionMetric.DurationP99, _slot));
        lines.Add(new("Maximum", "--viz-4", Dash: 2), ChartSource.Maximum(FunctionMetric.DurationMaximum, _slot));
        var title = "Duration per minute, without initialisation";
        if (_configuration.Timeout?.TotalMilliseconds is { } timeout)
        {
            if (IsNear(timeout, FunctionMetric.DurationMaximum)) lines.AddLimit("Timeout", "--viz-limit", timeout);
            else title += $" · timeout {Format.Milliseconds(timeout)}, off the scale";
        }
        return Model(title, new() { Height = 220, Unit = ChartUnit.Milliseconds }, lines, FunctionMetric.DurationMaximum);
    }

    private ChartModel Throttles() => Model(
        "Throttled requests · sum per minute", new() { Stepped = true },
        new Lines().Add(new("Throttles", "--viz-throttle", Filled: true), ChartSource.Sum(FunctionMetric.Throttles, _slot)));

    private ChartModel Invocations() => Model(
        "Invocations and errors · sum per minute", new() { Stepped = true },
        new Lines(_finding, ChartQuantity.Invocations)
            .Add(new("Invocations", "--viz-1", Filled: true), ChartSource.Sum(FunctionMetric.Invocations, _slot))
            .Add(new("Errors", "--viz-limit"), ChartSource.Sum(FunctionMetric.Errors, _slot)),
        FunctionMetric.Invocations);

    private ChartModel Utilization() => Model(
        "Provisioned concurrency in use · maximum per minute", new() { Unit = ChartUnit.Share, Maximum = 1 },
        new Lines(_finding, ChartQuantity.Utilization)
            .Add(new("In use", "--viz-3", Filled: true), ChartSource.Maximum(FunctionMetric.ProvisionedConcurrencyUtilization, _slot)),
        FunctionMetric.ProvisionedConcurrencyUtilization);

    private ChartModel Spillover() => Model(
        "Spilled over to on-demand · invocations per minute", new() { Stepped = true },
        new Lines().Add(new("Spillover", "--viz-2", Filled: true), ChartSource.Sum(FunctionMetric.ProvisionedConcurrencySpilloverInvocations, _slot)));

    private bool IsNear(double limit, FunctionMetric metric)
    {
        foreach (var column in _snapshot.Minutes.Last((int)_window))
        {
            if (limit <= FarthestLimit * column.Function(metric, _slot)) return true;
        }
        return false;
    }

    /// <param name="measured">What the finding's threshold is held against on this chart; null where it has none.</param>
    private ChartModel Model(string title, ChartSpec spec, Lines lines, FunctionMetric? measured = null)
    {
        if (measured is { } metric && lines.Threshold is { } threshold && IsNear(threshold.Value, metric)) lines.AddThreshold(threshold);
        var data = Buckets.Of(_minutes, (int)_window, [.. lines.Sources]);
        var drawn = spec with { Group = Group, Series = [.. lines.Series] };
        return Mark(new(title, drawn, data, ChartSummary.Of(drawn, data, _window)) { Freshness = _freshness });
    }

    private ChartModel Mark(ChartModel model) => _finding is null ? model : model with { Data = model.Data with { Marked = _finding.Minutes } };

    /// <summary>The series of a chart as they are gathered.</summary>
    private sealed class Lines(Finding? finding = null, ChartQuantity quantity = default)
    {
        private readonly List<double> _limits = [];

        public List<ChartSeries> Series { get; } = [];
        public List<ChartSource> Sources { get; } = [];
        public ThresholdLine? Threshold => ThresholdLine.Of(finding, quantity);

        public Lines Add(ChartSeries series, ChartSource source)
        {
            Series.Add(series);
            Sources.Add(source);
            return this;
        }

        public void AddLimit(string name, string colour, double value)
        {
            _limits.Add(value);
            Add(new(name, colour, Dash: 5, IsLimit: true), new(_ => (float)value, BucketBy.Maximum));
        }

        /// <summary>Unless the same line is there under its own name.</summary>
        public void AddThreshold(ThresholdLine threshold)
        {
            if (!_limits.Contains(threshold.Value)) AddLimit(threshold.Name, "--viz-limit", threshold.Value);
        }
    }
}
