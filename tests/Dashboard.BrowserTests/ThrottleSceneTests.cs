using System.Text.RegularExpressions;
using System.Threading.Channels;
using Dashboard.Analysis.Findings;
using Dashboard.Demo;
using Dashboard.Live;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>An incident from the first minute to the function at fault, by a clock that the test moves.</summary>
public sealed class ThrottleSceneTests(Chromium chromium)
{
    private const int LongestWaitMinutes = 60;

    [Fact]
    public async Task A_throttle_appears_on_Live_and_leads_to_the_function_and_the_limit_it_hit()
    {
        // Traffic follows the time of day: a working day at noon, whenever the test runs.
        var clock = new FakeTimeProvider(new(2026, 11, 18, 12, 0, 0, TimeSpan.Zero));
        await using var app = new DashboardApp("quiet-day", 220, clock);
        var page = await chromium.OpenAsync(app, "", Look.Desk());
        await AdvanceUntilAsync(app, clock, snapshot => snapshot.Rows.Over(RowWindow.Minutes15).Any(r => r.Concurrency >= 4));
        var findings = page.Locator(".live-findings");
        await Expect(findings).ToBeVisibleAsync(new() { Timeout = 120_000 });
        await Expect(findings.GetByText("Reserved cap")).ToHaveCountAsync(0);

        // Somebody reserves 1 for a function that needs several.
        var feed = app.Services.GetRequiredService<LiveFeed>();
        var busiest = feed.Current(DemoAccount.Scope.Key)!.Rows.Over(RowWindow.Minutes15)
            .Where(r => r.CeilingKind == CeilingKind.UnreservedPool).MaxBy(r => r.Concurrency)!;
        Assert.True(busiest.Concurrency >= 4, "the scene has no busy function");
        var victim = busiest.Name;
        app.Services.GetRequiredService<DemoAccount>().Host!.Account.PutReservedConcurrency(victim, 1);

        await AdvanceUntilAsync(app, clock, snapshot => snapshot.Rows.Over(RowWindow.Minutes15).Any(r => r.Name == victim && r is { Verdict: { Pattern: Pattern.ReservedCap, IsOngoing: true } }));
        var finding = findings.Locator(".finding", new() { Has = page.Locator(".name", new() { HasText = victim }) }).First;
        await Expect(finding.Locator(".verdict")).ToHaveTextAsync("Reserved cap", new() { Timeout = 120_000 });
        await Expect(finding).ToContainTextAsync("reserved concurrency 1");
        await Expect(page.Locator("h1")).ToContainTextAsync(victim);
        await page.KeepAsync("incident-live");

        await finding.Locator(".name a").ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex($"/functions/{Regex.Escape(victim)}"));
        await Expect(page.GetByRole(Microsoft.Playwright.AriaRole.Heading, new() { Name = victim })).ToBeVisibleAsync();
        await Expect(page.Locator(".state", new() { HasText = "Throttled" }).First).ToBeVisibleAsync();
        await Expect(page.Locator(".finding-card.is-selected .remedies li").First).ToContainTextAsync("Raise reserved concurrency above 1");
        await Expect(page.Locator(".function-charts .chart-marked").First).ToBeAttachedAsync(new() { Timeout = 120_000 });
        await page.KeepAsync("incident-function");
        await page.AssertAccessibleAsync();
    }

    /// <summary>Lets the app's time pass, a minute at a time, until a snapshot shows what is waited for.</summary>
    private static async Task AdvanceUntilAsync(DashboardApp app, FakeTimeProvider clock, Func<AccountSnapshot, bool> seen)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var feed = app.Services.GetRequiredService<LiveFeed>();
        var snapshots = Channel.CreateUnbounded<AccountSnapshot>();
        using var subscription = feed.Subscribe(DemoAccount.Scope.Key, snapshot => snapshots.Writer.TryWrite(snapshot));
        var newest = feed.Current(DemoAccount.Scope.Key) ?? await snapshots.Reader.ReadAsync(cancellation);
        var host = app.Services.GetRequiredService<DemoAccount>().Host!;
        for (var minute = 0; minute < LongestWaitMinutes; minute++)
        {
            for (var second = 0; second < 60; second++)
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                await host.CatchUpAsync(cancellation);
            }
            // The account is read every minute: the snapshot of this one comes without any more time passing.
            while (newest.TakenAt < clock.GetUtcNow().AddMinutes(-1)) newest = await snapshots.Reader.ReadAsync(cancellation);
            while (snapshots.Reader.TryRead(out var newer)) newest = newer;
            if (seen(newest)) return;
        }
        var states = newest.Rows.Over(RowWindow.Minutes15).CountBy(row => row.State).Select(state => $"{state.Value} {state.Key}");
        Assert.Fail($"Not seen within {LongestWaitMinutes} minutes of the app's clock: {string.Join(", ", states)}.");
    }
}
