using CsCheck;
using Dashboard.Analysis.Findings;
using Dashboard.Components;
using Dashboard.Live;
using Dashboard.Tests.Components.Findings;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Tests.Components;

public sealed class LinksTests
{
    [Fact]
    public void Defaults_are_left_out()
    {
        Assert.Equal("./", new Links(null).Live());
        Assert.Equal("functions", new Links(null).Functions());
        Assert.Equal("functions/orders", new Links(null).Function("orders"));
        Assert.Equal("status?account=prod", new Links("prod").Status());
        Assert.Equal("status?account=prod#spend", new Links("prod").Spend());
    }

    [Fact]
    public void Every_choice_stands_in_the_address() => Assert.Equal(
        "functions?account=prod&q=a%26b&state=throttled&verdict=coldstarts&window=3h&sort=-durationp99",
        new Links("prod").Functions(new RowQuery(RowWindow.Minutes180, "a&b", FunctionState.Throttled, RowSort.DurationP99, true, PatternGroup.ColdStarts)));

    [Fact]
    public void A_ramp_begins_with_a_function_or_without() => Assert.Equal(
        ("what-if/traffic", "what-if/traffic?account=prod&function=a%26b"), (new Links(null).Traffic(), new Links("prod").Traffic("a&b")));

    [Theory]
    [InlineData(GuideSection.BurstScaling, "guide?account=prod#burst-scaling")]
    [InlineData(GuideSection.Vpc, "guide?account=prod#vpc")]
    public void A_section_of_the_guide_has_an_address_of_its_own(GuideSection section, string address) => Assert.Equal(address, new Links("prod").Guide(section));

    [Fact]
    public void A_finding_stands_in_the_address_of_its_function()
    {
        var finding = Found.ReservedCap("orders/1") with { Subject = "alias a&b" };
        Assert.Equal("functions/orders%2F1?window=3h&finding=reservedcap%3Aalias%20a%26b", new Links(null).Function(finding, RowWindow.Minutes180));
    }

    [Fact]
    public void A_query_comes_back_from_its_address_as_it_was() => QueryGen.Sample(query =>
    {
        var parameters = QueryHelpers.ParseQuery(new Uri(new Uri("http://host/"), new Links("prod").Functions(query)).Query);
        string? Of(string name) => parameters.TryGetValue(name, out var value) ? value.ToString() : null;
        Assert.Equal(query, FunctionQueries.Parse(Of("q"), Of("state"), Of("verdict"), Of("window"), Of("sort"), Of("pinned")));
    });

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("a/b?c#d")]
    [InlineData("100%25")]
    [InlineData("ünïcode 日本 \" '")]
    public void Hostile_names_stay_one_part_of_the_path(string name)
    {
        var path = new Links(null).Function(name)["functions/".Length..];
        Assert.Equal(name, Uri.UnescapeDataString(path));
        Assert.DoesNotContain('<', path);
        Assert.DoesNotContain('/', path);
        Assert.DoesNotContain('"', path);
    }

    [Theory]
    [InlineData("42", null)]
    [InlineData("nonsense", "nonsense")]
    [InlineData("", "")]
    public void What_an_address_says_wrongly_counts_as_not_said(string state, string? sort)
    {
        var query = FunctionQueries.Parse(null, state, state, "7 days", sort, "yes");
        Assert.Null(query.State);
        Assert.Null(query.Verdict);
        Assert.False(query.Pinned);
        Assert.Equal(RowWindow.Minutes60, query.Window);
        Assert.Equal(RowSort.Urgency, query.Sort);
    }

    [Fact]
    public void A_search_of_any_length_is_cut() => Assert.Equal(200, FunctionQueries.Parse(new string('x', 5_000), null, null, null, null, null).Text.Length);

    private static readonly Gen<RowQuery> QueryGen =
        from search in Gen.String[Gen.Char["abc-_ &=%+?#/<>\"'ü日"], 0, 20]
        from state in Gen.Enum<FunctionState>().Nullable()
        from window in Gen.Enum<RowWindow>()
        from sort in Gen.Enum<RowSort>()
        from down in Gen.Bool
        from verdict in Gen.Enum<PatternGroup>().Nullable()
        from pinned in Gen.Bool
        select new RowQuery(window, search.Trim(), state, sort, down, verdict, pinned);
}
