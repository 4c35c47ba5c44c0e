using Bunit;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.Components.Pages;
using Dashboard.History;
using Dashboard.Tests.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Review;

public sealed class ReviewPageTests : DashboardTestContext
{
    private readonly RecordedWeek _week;

    public ReviewPageTests() => _week = new(Snapshot.Scope.Key, Services.GetRequiredService<HistoryArchive>());

    [Fact]
    public void The_week_that_is_over_is_shown_with_its_hotspots()
    {
        _week.Throttle("pay", 125, 7);

        var page = Open("review?zone=UTC");

        Assert.Equal("Week 47 of 2026", page.Find("h1").TextContent);
        var row = page.WaitForElement(".hotspots tbody tr");
        Assert.Contains("pay", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Reserved cap", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Mon 02:00", row.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_hour_of_the_heat_map_opens_what_happened_in_it()
    {
        _week.Throttle("pay", 125, 7);
        var page = Open("review?zone=UTC");

        var cell = page.WaitForElement(".heat-throttles tbody tr:nth-child(1) td:nth-of-type(3) a");
        Assert.Equal("Mon 02:00: 7 throttled", cell.GetAttribute("title"));
        GoTo(cell.GetAttribute("href")!);

        Assert.Contains("7 throttled in 1\u00a0minute", page.WaitForElement(".hour-list li").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_week_that_is_over_shows_what_was_recommended_in_it_and_not_what_is_now()
    {
        _week.Throttle("pay", 5, 7);
        _week.Write(writer => writer.WriteRecommendations(_week.Scope, RecordedWeek.First, [new("mail", RecommendationKind.Reserved, RecordedWeek.First, Limits.Reserve("mail", 14, "20"))]));
        _week.Write(writer => writer.WriteRecommendations(_week.Scope, RecordedWeek.First + 10_080, []));
        _week.Write(writer => writer.WriteChanges(_week.Scope, [], [new("mail", ChangedSetting.Reserved, "20")]));
        Snapshot.Function(Rows.Idle("tax"), Configurations.Plain with { Reserved = ReservedConcurrency.Of(50) }).Found(Stranded);

        var past = Open("review?zone=UTC");
        Assert.Contains("mail", past.WaitForElement(".adjustments tr:has(.standing)").TextContent, StringComparison.Ordinal);
        Assert.Contains("20, as recommended", past.Find(".standing").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("tax", past.Find(".limits").TextContent, StringComparison.Ordinal);

        var present = Open("review?week=2026-W48&zone=UTC");
        Assert.Contains("tax", present.WaitForElement(".adjustments tr:has(td.num)").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("mail", present.Find(".limits").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void What_moved_a_setting_or_stands_beside_throttles_is_told_and_the_rest_is_folded()
    {
        _week.Throttle("pay", 125, 7);
        _week.Write(writer => writer.WriteChanges(
            _week.Scope,
            [
                new("pay", RecordedWeek.First + 120, ChangedSetting.Deployment, "a", "b"), new("mail", RecordedWeek.First + 120, ChangedSetting.Deployment, "a", "b"),
                new("tax", RecordedWeek.First + 120, ChangedSetting.Memory, "128", "256"), new("new", RecordedWeek.First + 130, ChangedSetting.Existence, null, "present"),
            ], []));

        var page = Open("review?zone=UTC");

        Assert.Equal("2\u00a0deployments, creations or removals with nothing throttled the hour before and after", page.WaitForElement(".quiet-changes summary").TextContent);
        Assert.Equal(["mail", "new"], page.FindAll(".quiet-changes .name").Select(name => name.TextContent));
        Assert.Equal(["pay", "tax"], page.FindAll(".panel > .change-list .name").Select(name => name.TextContent));
    }

    [Fact]
    public void A_week_of_which_no_recommendation_was_recorded_says_so_and_where_those_of_now_are()
    {
        _week.Throttle("pay", 5, 7);

        var page = Open("review?zone=UTC");

        page.WaitForAssertion(() => Assert.Contains("Nothing was recorded of what was recommended in this week.", page.Find(".limits").TextContent, StringComparison.Ordinal));
        Assert.Equal("review?week=2026-W48&zone=UTC", page.Find(".limits .gap a").GetAttribute("href"));
        Assert.Empty(page.FindAll(".adjustments"));
    }

    [Fact]
    public void What_late_data_changed_of_the_week_is_said()
    {
        _week.Throttle("pay", 125, 7);
        _week.Write(writer => writer.Seal(_week.Scope, RecordedWeek.First + 600));
        var page = Open("review?zone=UTC");
        page.WaitForElement(".hotspots tbody tr");
        Assert.Empty(page.FindAll(".late"));

        _week.Minute("pay", 125, 9);
        page = Open("review?zone=UTC");
        Assert.Equal("Late data changed 1 minute of this week after it had been recorded, the newest at Mon 16 Nov 02:05: what is shown has it.", page.WaitForElement(".late").TextContent.Replace('\u00a0', ' ').Trim());
    }

    [Fact]
    public void A_week_before_the_history_says_when_it_begins()
    {
        _week.Throttle("pay", 5, 7);
        _week.Write(writer => writer.Seal(_week.Scope, RecordedWeek.First + 600));

        var page = Open("review?week=2026-W40&zone=UTC");

        page.WaitForAssertion(() => Assert.Contains("The history begins on 16 Nov 2026.", page.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void A_week_to_come_is_taken_for_the_one_that_is_over() => Assert.Equal("Week 47 of 2026", Open("review?week=2027-W01&zone=UTC").Find("h1").TextContent);

    [Fact]
    public void Without_a_zone_the_address_gets_the_browsers()
    {
        JSInterop.Mode = JSRuntimeMode.Strict;
        JSInterop.SetupModule(_ => true).Setup<string>("name").SetResult("Europe/Berlin");

        var page = Open("review");

        page.WaitForAssertion(() => Assert.EndsWith("review?week=2026-W47&zone=Europe%2FBerlin", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));
    }

    [Fact]
    public void A_history_that_cannot_be_read_is_named_with_its_remedy()
    {
        _week.Throttle("pay", 5, 7);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Move(_week.Archive.Path, _week.Archive.Path + ".aside");

        var page = Open("review?zone=UTC");

        page.WaitForAssertion(() => Assert.Contains(_week.Archive.Path, page.Find(".empty").TextContent, StringComparison.Ordinal));
    }

    private static Finding Stranded { get; } = new()
    {
        Pattern = Pattern.StrandedReserve,
        Slot = 0,
        Function = "tax",
        Confidence = Confidence.Proved,
        Harm = Harm.Wasted,
        Evidence = new(new("peak concurrency", 4), new("reserved concurrency", 50), new("reclaimable without a quota request", 45), new Measure("enough to reserve", 5)),
    };

    private IRenderedComponent<ReviewPage> Open(string address)
    {
        GoTo(address);
        return RenderFor<ReviewPage>(Snapshot.Build());
    }
}
