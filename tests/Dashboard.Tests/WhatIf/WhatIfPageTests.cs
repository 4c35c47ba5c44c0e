using Bunit;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Components.Pages;
using Dashboard.History;
using Dashboard.Tests.Components;
using Dashboard.Tests.Components.Findings;
using Dashboard.Tests.Review;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.WhatIf;

public sealed class WhatIfPageTests : DashboardTestContext
{
    private readonly RecordedWeek _week;

    public WhatIfPageTests() => _week = new(Snapshot.Scope.Key, Services.GetRequiredService<HistoryArchive>());

    [Fact]
    public void A_new_reservation_is_replayed_against_the_recorded_minutes()
    {
        _week.Throttle("pay", 10_000, 7);

        var page = Open("what-if?change=pay,0,");

        page.WaitForAssertion(() => Assert.Contains("7 → 57", page.Find(".what-if-tiles .tile dd").TextContent, StringComparison.Ordinal));
        Assert.Contains("changed", page.Find(".outcomes tbody tr").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_changes_it_says_so_and_shows_what_was_recorded()
    {
        _week.Throttle("pay", 10_000, 7);

        var page = Open("what-if");

        page.WaitForAssertion(() => Assert.Contains("Nothing is changed yet", page.Markup, StringComparison.Ordinal));
        Assert.StartsWith("7", page.Find(".what-if-tiles .tile dd").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Minutes_that_were_not_recorded_are_counted()
    {
        _week.Minute("pay", 10_000);
        _week.Minute("pay", 10_004);

        var page = Open("what-if");

        page.WaitForAssertion(() => Assert.Contains("3\u00a0minutes of it are missing", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Without_history_nothing_is_replayed()
    {
        var page = Open("what-if?change=pay,80,");

        page.WaitForAssertion(() => Assert.Contains("Nothing to replay yet", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void A_history_that_cannot_be_read_is_named_with_its_remedy()
    {
        _week.Minute("pay", 10_000);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Move(_week.Archive.Path, _week.Archive.Path + ".aside");

        var page = Open("what-if");

        page.WaitForAssertion(() => Assert.Contains(_week.Archive.Path, page.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_used_is_complained_of_and_stays_in_its_field()
    {
        _week.Minute("pay", 10_000);

        var page = Open("what-if?period=year&limit=lots&change=pay,eighty,-1&change=ghost,1,");

        Assert.Equal(["“year”", "“lots”", "“eighty”", "“-1”", "“ghost”"], ((string[])["“year”", "“lots”", "“eighty”", "“-1”", "“ghost”"]).Where(text => page.Markup.Contains(text, StringComparison.Ordinal)));
        Assert.Equal("eighty", page.Find("#reserved-0").GetAttribute("value"));
        Assert.Equal("true", page.Find("#reserved-0").GetAttribute("aria-invalid"));
        Assert.Empty(page.FindAll(".what-if-result"));
    }

    [Fact]
    public async Task What_is_typed_goes_into_the_address()
    {
        var page = Open("what-if?change=pay,80,");

        await page.Find("#provisioned-0").ChangeAsync(new() { Value = "none" });
        Assert.EndsWith("what-if?change=pay%2C80%2Cnone", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        await page.Find("#account-limit").ChangeAsync(new() { Value = "2000" });
        Assert.Contains("limit=2000", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_that_Lambda_would_refuse_are_named_with_their_numbers()
    {
        _week.Minute("pay", 10_000);

        var page = Open("what-if?change=pay,950,");

        page.WaitForAssertion(() => Assert.Contains("50 would stay unreserved and 100 must", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_that_Lambda_would_refuse_are_not_offered_to_be_applied()
    {
        _week.Minute("pay", 10_000);

        var page = Open("what-if?change=pay,950,");

        page.WaitForAssertion(() => Assert.Contains("There is nothing to copy: Lambda would refuse these settings. Reserve or provision 50 less", page.Find(".apply").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".apply pre"));
    }

    [Fact]
    public async Task Settings_that_differ_from_todays_are_offered_in_three_formats()
    {
        _week.Minute("pay", 10_000);

        var page = Open("what-if?limit=1200&change=pay,80,");

        page.WaitForAssertion(() => Assert.Contains("--function-name=pay", page.Find(".apply pre").TextContent, StringComparison.Ordinal));
        Assert.Contains("--desired-value=1200", page.Find(".apply pre").TextContent, StringComparison.Ordinal);
        await page.FindAll(".apply .segmented button")[1].ClickAsync(new());
        Assert.Contains("ReservedConcurrentExecutions: 80", page.Find(".apply pre").TextContent, StringComparison.Ordinal);
        await page.FindAll(".apply .segmented button")[2].ClickAsync(new());
        Assert.Contains("reserved_concurrent_executions = 80", page.Find(".apply pre").TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("what-if?change=pay,none,", "These are today's settings: there is nothing to apply.")]
    [InlineData("what-if?limit=900", "Nothing of it can be applied from here.")]
    public void Where_there_is_nothing_to_apply_it_says_so(string address, string text)
    {
        _week.Minute("pay", 10_000);

        var page = Open(address);

        page.WaitForAssertion(() => Assert.Contains(text, page.Find(".apply").TextContent, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".apply pre"));
    }

    [Fact]
    public void Without_changes_nothing_is_offered()
    {
        _week.Minute("pay", 10_000);

        var page = Open("what-if");

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".what-if-tiles")));
        Assert.Empty(page.FindAll(".apply"));
    }

    [Fact]
    public void A_recommendation_is_a_link_that_replays_it()
    {
        _week.Minute("pay", 10_000);
        Snapshot.Function(Rows.Idle("tax"), Configurations.Plain with { Reserved = ReservedConcurrency.Of(50) }).Found(Found.Of(Pattern.StrandedReserve, "tax", Harm.Wasted) with
        {
            Evidence = new(new("peak concurrency", 4), new("reserved concurrency", 50), new("reclaimable without a quota request", 45), new Measure("enough to reserve", 5)),
        });

        var preset = Open("what-if?period=24h").Find(".presets a");

        Assert.Equal(("Reserve 5 for tax", "what-if?period=24h&change=tax%2C5%2C"), (preset.TextContent, preset.GetAttribute("href")));
    }

    [Fact]
    public void The_other_kind_of_what_if_is_a_click_away()
    {
        var tabs = Open("what-if").FindAll(".tabs a");
        Assert.Equal([("what-if", "page"), ("what-if/traffic", null)], tabs.Select(tab => (tab.GetAttribute("href"), tab.GetAttribute("aria-current"))));
    }

    private IRenderedComponent<WhatIfPage> Open(string address)
    {
        GoTo(address);
        return RenderFor<WhatIfPage>(Snapshot.Limits(new(1000, 1000)).Function(Rows.Idle("pay"), Configurations.Plain with { Reserved = ReservedConcurrency.None }).Build());
    }
}
