using Bunit;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Components;
using Dashboard.Components.Pages;
using Dashboard.Components.Parts;
using Dashboard.Live;
using Dashboard.Tests.Components.Findings;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Components;

public sealed class FunctionsPageTests : DashboardTestContext
{
    public FunctionsPageTests() => Snapshot
        .Function(Rows.Reserved("beta", 10, 100))
        .Function(Rows.Throttled("alpha", 50, 50, 7));

    [Fact]
    public void Rows_are_there_before_the_browser_has_answered()
    {
        var cut = RenderFor<FunctionsPage>(Snapshot.Build());
        Assert.Equal(["alpha", "beta"], cut.FindAll(".first-rows th").Select(cell => cell.TextContent));
        Assert.Equal("functions/alpha", cut.Find(".first-rows a").GetAttribute("href"));
    }

    [Fact]
    public void The_grid_says_as_of_when_it_is_and_when_that_is_too_long_ago()
    {
        Snapshot.Account(AccountMetric.Invocations, [5, .. Enumerable.Repeat(float.NaN, 8)]);
        Assert.Equal("stale since 12:26 UTC", RenderFor<FunctionsPage>(Snapshot.Build()).Find(".page-head .age").TextContent.Replace('\u00a0', ' '));
    }

    [Fact]
    public void The_sorted_column_says_so_and_turns_round_when_followed()
    {
        GoTo("/functions?sort=-throttles");
        var header = RenderFor<FunctionsPage>(Snapshot.Build()).Find("th.col-throttles");
        Assert.Equal("descending", header.GetAttribute("aria-sort"));
        Assert.Equal("functions?sort=throttles", header.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public void Searching_goes_to_an_address()
    {
        GoTo("/functions?window=3h");
        var cut = RenderFor<FunctionsPage>(Snapshot.Build());
        cut.Find("[data-search] input").Input("alp");
        Clock.Advance(TimeSpan.FromSeconds(1));
        var navigation = Services.GetRequiredService<NavigationManager>();
        cut.WaitForAssertion(() => Assert.EndsWith("/functions?q=alp&window=3h", navigation.Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void States_are_counted_and_link_to_themselves()
    {
        var cut = RenderFor<FunctionsPage>(Snapshot.Build());
        Assert.Equal(["functions", "functions?state=throttled", "functions?state=normal"], cut.FindAll(".state-filter a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["2", "1", "1"], cut.FindAll(".state-filter b").Select(b => b.TextContent));
    }

    [Fact]
    public void Findings_are_counted_by_group_and_the_filter_that_is_on_comes_off()
    {
        Snapshot.Found(Found.ReservedCap("alpha"), Found.Of(Pattern.LayersAtLimit, "alpha", Harm.Advice), Found.Of(Pattern.LayersAtLimit, "beta", Harm.Advice));
        GoTo("/functions?verdict=throttling");
        var cut = RenderFor<FunctionsPage>(Snapshot.Build());
        Assert.Equal(["functions", "functions?verdict=configuration"], cut.FindAll("nav[aria-label='Filter by finding'] a").Select(a => a.GetAttribute("href")));
        Assert.Equal(["1", "2"], cut.FindAll("nav[aria-label='Filter by finding'] b").Select(b => b.TextContent));
        Assert.Equal(["alpha"], cut.FindAll(".first-rows th").Select(cell => cell.TextContent));
        Assert.Equal("Reserved cap", cut.Find(".col-verdict .verdict-word").TextContent.Trim());
    }

    [Fact]
    public void No_match_says_of_how_many_and_how_to_get_back()
    {
        GoTo("/functions?q=nothing-like-it");
        var cut = RenderFor<FunctionsPage>(Snapshot.Build());
        Assert.Contains("None of 2", cut.Find(".empty").TextContent, StringComparison.Ordinal);
        Assert.Equal("functions", cut.Find(".empty a").GetAttribute("href"));
    }

    [Fact]
    public void An_account_without_functions_says_so() =>
        Assert.Contains("No function is known in prod, eu-west-1", RenderFor<FunctionsPage>(new SnapshotBuilder(Now).Build()).Find(".empty").TextContent, StringComparison.Ordinal);

    [Fact]
    public void The_download_is_of_the_view_on_screen()
    {
        GoTo("/functions?state=throttled&sort=name");
        Assert.Contains(RenderFor<FunctionsPage>(Snapshot.Build()).FindAll("a"), a => a.GetAttribute("href") == "functions.csv?state=throttled&sort=name");
    }

    [Fact]
    public void A_row_renders_again_only_for_another_instance()
    {
        var row = Rows.Reserved("orders", 40, 50);
        var cut = Render<FunctionTableRow>(p => p.Add(x => x.Row, row).Add(x => x.Links, new Links(null)).Add(x => x.Window, RowWindow.Minutes60));
        cut.Render(p => p.Add(x => x.Row, row));
        Assert.Equal(1, cut.RenderCount);
        cut.Render(p => p.Add(x => x.Row, row with { Concurrency = 45 }));
        Assert.Equal(2, cut.RenderCount);
        Assert.Equal("45", cut.Find(".col-now").TextContent);
    }

    [Fact]
    public void Unknown_cells_are_dashes()
    {
        var cut = Render<FunctionTableRow>(p => p.Add(x => x.Row, Rows.Idle("new") with { State = FunctionState.Unknown, CeilingKind = CeilingKind.Unknown })
            .Add(x => x.Links, new Links(null)).Add(x => x.Window, RowWindow.Minutes60));
        Assert.All(["now", "peak", "headroom", "throttles", "errors", "p50", "invocations"], column => Assert.Equal("–", cut.Find($".col-{column}").TextContent));
    }

    [Fact]
    public void Pinned_functions_are_marked_and_can_be_shown_alone()
    {
        Assert.Empty(RenderFor<FunctionsPage>(Snapshot.Build()).FindAll("nav[aria-label='Filter by pin']"));
        Snapshot.Function(Rows.Idle("gamma") with { IsPinned = true }).Sequence++;
        var cut = RenderFor<FunctionsPage>(Snapshot.Build());
        Assert.Equal("functions?pinned=true", cut.Find("nav[aria-label='Filter by pin'] a").GetAttribute("href"));
        Assert.Equal("1", cut.Find("nav[aria-label='Filter by pin'] b").TextContent);
        Assert.Equal("functions/gamma", Assert.Single(cut.FindAll(".first-rows th"), cell => cell.QuerySelector(".pin-mark") is not null).QuerySelector("a")!.GetAttribute("href"));

        GoTo("/functions?pinned=true");
        cut = RenderFor<FunctionsPage>(Snapshot.Build());
        Assert.Equal(["functions/gamma"], cut.FindAll(".first-rows a").Select(a => a.GetAttribute("href")));
        Assert.Equal("functions", cut.Find("nav[aria-label='Filter by pin'] a").GetAttribute("href"));
        Assert.Equal(["1", "1"], cut.FindAll("nav[aria-label='Filter by state'] b").Select(b => b.TextContent));
    }

    [Fact]
    public void Figures_that_are_older_than_the_rest_say_as_of_when_and_whether_they_should_be()
    {
        var row = Rows.Idle("quiet") with { AsOf = Found.At(12, 14) };
        var cut = Render<FunctionTableRow>(p => p.Add(x => x.Row, row).Add(x => x.Links, new Links(null)).Add(x => x.Window, RowWindow.Minutes60));
        Assert.Equal("as of 12:14", string.Join(' ', cut.Find(".col-asof").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Contains("is-old", cut.Find("tr").ClassName, StringComparison.Ordinal);
        cut.Render(p => p.Add(x => x.Row, row with { IsStale = true }));
        Assert.Equal("stale, as of 12:14", string.Join(' ', cut.Find(".col-asof").TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        Assert.Equal("", Render<FunctionTableRow>(p => p.Add(x => x.Row, row with { AsOf = null }).Add(x => x.Links, new Links(null)).Add(x => x.Window, RowWindow.Minutes60)).Find(".col-asof").TextContent.Trim());
    }
}
