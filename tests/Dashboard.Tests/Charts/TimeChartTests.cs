using Bunit;
using Dashboard.Analysis.Model;
using Dashboard.Charts;
using Dashboard.Tests.Components;

namespace Dashboard.Tests.Charts;

public sealed class TimeChartTests : DashboardTestContext
{
    private readonly BunitJSModuleInterop _chart;

    public TimeChartTests()
    {
        var module = JSInterop.SetupModule(call => call.Identifier == "import" && ((string)call.Arguments[0]!).Contains("chart.js", StringComparison.Ordinal));
        module.Mode = JSRuntimeMode.Loose;
        _chart = module.SetupModule(call => call.Identifier == "create");
        _chart.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Only_the_new_minute_is_sent()
    {
        var cut = Render<TimeChart>(p => p.Add(x => x.Model, Model(10, 1, 2, 3)));
        cut.Render(p => p.Add(x => x.Model, Model(11, 2, 3, 4)));
        var update = Assert.Single(_chart.Invocations["update"]);
        Assert.Equal(2 * sizeof(double), ((byte[])update.Arguments[0]!).Length);
        Assert.Equal(11 * 60_000L, update.Arguments[1]);
    }

    [Fact]
    public void Nothing_is_sent_when_nothing_changed()
    {
        var cut = Render<TimeChart>(p => p.Add(x => x.Model, Model(10, 1, 2, 3)));
        cut.Render(p => p.Add(x => x.Model, Model(10, 1, 2, 3)));
        Assert.Empty(_chart.Invocations["update"]);
        Assert.Empty(_chart.Invocations["replace"]);
    }

    [Fact]
    public void Other_minutes_to_shade_are_sent_without_any_points()
    {
        var model = Model(10, 1, 2, 3);
        var cut = Render<TimeChart>(p => p.Add(x => x.Model, model));
        cut.Render(p => p.Add(x => x.Model, model with { Data = model.Data with { Marked = [new(11, 11)] } }));
        var update = Assert.Single(_chart.Invocations["update"]);
        Assert.Empty((byte[])update.Arguments[0]!);
        Assert.Equal([11 * 60_000.0, 12 * 60_000.0], (double[])update.Arguments[3]!);
    }

    [Fact]
    public void Another_range_replaces_the_chart()
    {
        var cut = Render<TimeChart>(p => p.Add(x => x.Model, Model(10, 1, 2, 3)));
        cut.Render(p => p.Add(x => x.Model, Model(9, 0, 1, 2, 3)));
        Assert.Single(_chart.Invocations["replace"]);
        Assert.Empty(_chart.Invocations["update"]);
    }

    [Fact]
    public async Task Leaving_the_page_ends_the_chart()
    {
        Render<TimeChart>(p => p.Add(x => x.Model, Model(10, 1)));
        await DisposeComponentsAsync();
        Assert.Single(_chart.Invocations["dispose"]);
    }

    private static ChartModel Model(long first, params float[] values) => new(
        "Concurrency",
        new ChartSpec { Series = [new("Running", "--viz-1")] },
        Buckets.Of(Windows.Of(first, values), values.Length, ChartSource.Maximum(AccountMetric.ConcurrentExecutions)),
        "");
}
