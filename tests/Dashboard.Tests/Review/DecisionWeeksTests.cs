using System.Text;
using AngleSharp.Dom;
using Bunit;
using Dashboard.Components.Pages;
using Dashboard.Downloads;
using Dashboard.History;
using Dashboard.Review;
using Dashboard.Tests.Components;
using Dashboard.Tests.Downloads;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Review;

/// <summary>From a decision in one week's meeting to what the next one sees of it.</summary>
public sealed class DecisionWeeksTests : DashboardTestContext
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Weeks are read and decisions kept off the page's thread.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TwoWeeks _weeks;

    public DecisionWeeksTests()
    {
        _weeks = new(Services.GetRequiredService<HistoryArchive>());
        Feed.Register(TwoWeeks.Scope);
    }

    [Fact]
    public void The_next_week_checks_what_was_accepted_declined_and_never_applied()
    {
        _weeks.Throttle("pay", Monday.AddHours(10), 41);
        _weeks.Throttle("mail", Monday.AddHours(10), 5);
        _weeks.Throttle("tax", Monday.AddHours(11), 7);
        _weeks.RecordUntil(Monday.AddDays(-7));

        var meeting = Open("review?week=2026-W48&zone=UTC", Now);
        Decide(meeting, "pay", "Accept", "before the sale");
        Decide(meeting, "mail", "Decline", "it retries");
        Decide(meeting, "tax", "Accept", "");
        _weeks.RecordUntil(Monday.AddDays(1).AddHours(9));
        _weeks.Reserve("pay", 80);
        _weeks.Throttle("mail", Monday.AddDays(2), 6);
        _weeks.Throttle("tax", Monday.AddDays(3), 9);

        var next = Open("review?zone=UTC", Monday.AddDays(7).AddHours(9));

        Assert.Equal("Week 48 of 2026", next.Find("h1").TextContent);
        Assert.Equal(
            [
                "Mon 23 Nov 12:34 mail reserved concurrency: declined 20 → 32 declined, and not changed 5 → 6 in 6\u00a0d 11\u00a0h before and after it retries",
                "Mon 23 Nov 12:34 pay reserved concurrency: accepted 50 → 80 reserved concurrency 50 → 80 41 → 0 in 5\u00a0d 12\u00a0h before and after before the sale",
                "Mon 23 Nov 12:34 tax reserved concurrency: accepted 30 → 48 accepted, not applied yet 7 → 9 in 6\u00a0d 11\u00a0h before and after ",
            ],
            next.FindAll(".decisions tbody tr").Select(Text));
        // What was recommended stands beside what it is now, the decisions with it.
        Assert.Equal(["80, as recommended not recommended any more since Tue 24 Nov 11:50", "Accepted 23 Nov 2026: before the sale"], Limit(next, "pay"));
        Assert.Equal("30, unchanged", Limit(next, "tax")[0][..13]);
        Assert.Equal("Declined 23 Nov 2026: it retries", Limit(next, "mail")[1]);
    }

    [Fact]
    public async Task The_files_of_the_week_tell_the_same()
    {
        _weeks.Throttle("pay", Monday.AddHours(10), 41);
        _weeks.RecordUntil(Monday.AddDays(-7));
        Decide(Open("review?week=2026-W48&zone=UTC", Now), "pay", "Accept", "before the sale");
        _weeks.RecordUntil(Monday.AddDays(1).AddHours(9));
        _weeks.Reserve("pay", 80);
        var later = Monday.AddDays(7).AddHours(9);
        Feed.Publish(_weeks.RecordUntil(later));
        Clock.SetUtcNow(later);

        var notes = await Download("md", ReviewMarkdown.Write);
        var lines = (await Download("csv", ReviewCsv.Write)).Split("\r\n")[..^1].Select(CsvFields.Of).ToList();

        Assert.Contains("| Mon 23 Nov 12:34 | pay | reserved concurrency: accepted 50 → 80 | reserved concurrency 50 → 80: throttled minutes 41 → 0 in 5\u00a0d 12\u00a0h before and after | before the sale |\n", notes, StringComparison.Ordinal);
        Assert.Contains("| 80, as recommended; not recommended any more since Tue 24 Nov 11:50 | accepted 23 Nov 2026: before the sale |\n", notes, StringComparison.Ordinal);
        var decision = Assert.Single(lines, line => line.Contains("decision") && line != lines[0]);
        Assert.Equal(["accepted", "before the sale", "50", "80", "41", "0"], Fields(decision, "decision", "note", "applied_before", "applied_after", "throttled_minutes_before", "throttled_minutes_after"));
        var limit = Assert.Single(lines, line => line.Contains("other_limit"));
        Assert.Equal(["pay", "50", "80", "80", "accepted"], Fields(limit, "function", "before", "after", "now", "decision"));

        IEnumerable<string> Fields(string[] line, params string[] columns) => columns.Select(column => line[Array.IndexOf(lines[0], column)]);
    }

    private async Task<string> Download(string extension, Func<ReviewedWeek, string> write)
    {
        var result = await DownloadEndpoints.ReviewAsync(Feed, Services.GetRequiredService<ReviewSource>(), Clock, null, "2026-W48", "UTC", extension, "text/plain", write);
        return Encoding.UTF8.GetString(Assert.IsType<FileContentHttpResult>(result.Result).FileContents.Span);
    }

    /// <summary>Where a limit stands, and what was decided.</summary>
    private static string[] Limit(IRenderedComponent<ReviewPage> page, string function) =>
        [.. page.Find($".adjustments tr:has(a[href='functions/{function}'])").QuerySelectorAll(".standing, .decided").Select(cell => Plain(cell.QuerySelector("details") is { } form ? cell.TextContent.Replace(form.TextContent, "", StringComparison.Ordinal) : cell.TextContent))];

    private IRenderedComponent<ReviewPage> Open(string address, DateTimeOffset at)
    {
        var snapshot = _weeks.RecordUntil(at);
        Clock.SetUtcNow(at);
        GoTo(address);
        var page = RenderFor<ReviewPage>(snapshot);
        page.WaitForElement(".heat", Patience);
        return page;
    }

    private static void Decide(IRenderedComponent<ReviewPage> page, string function, string decision, string note)
    {
        IElement Row() => page.Find($".adjustments tr:has(a[href='functions/{function}'])");
        Row().QuerySelector("input")!.Change(note);
        if (decision == "Accept") Row().QuerySelector("form")!.Submit();
        else Row().QuerySelector("button[type=button]")!.Click();
        page.WaitForAssertion(() => Assert.Contains(decision, Row().QuerySelector(".decided > span")!.TextContent, StringComparison.Ordinal), Patience);
    }

    private static string Text(IElement row) => string.Join(' ', row.Children.Select(cell => Plain(cell.TextContent)));

    private static string Plain(string text) => string.Join(' ', text.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
