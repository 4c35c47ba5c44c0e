using Bunit;
using Dashboard.Analysis.Model;
using Dashboard.Components.Pages;
using Dashboard.History;
using Dashboard.Tests.Components;
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

    private IRenderedComponent<WhatIfPage> Open(string address)
    {
        GoTo(address);
        return RenderFor<WhatIfPage>(Snapshot.Limits(new(1000, 1000)).Function(Rows.Idle("pay"), Configurations.Plain with { Reserved = ReservedConcurrency.None }).Build());
    }
}
