using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dashboard.BrowserTests;

/// <summary>A function is pinned, found again by its pin, and let go of. In an app of its own: others count what is pinned.</summary>
public sealed class PinTests(Chromium chromium)
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public async Task A_function_is_pinned_on_its_page_marked_and_found_among_all_and_let_go_of(bool isPhone, bool dark)
    {
        await using var app = new DashboardApp("quiet-day", 60);
        var look = isPhone ? Look.Phone(dark) : Look.Desk(dark);
        var page = await chromium.OpenAsync(app, "functions?sort=-invocations", look);
        var first = page.Locator(".live-rows .col-name a").First;
        await Expect(first).ToBeAttachedAsync(new() { Timeout = 120_000 });
        var name = await first.InnerTextAsync();
        await page.GotoAsync((await first.GetAttributeAsync("href"))!);
        await Expect(page.Locator("main[data-interactive]")).ToBeAttachedAsync(new() { Timeout = 120_000 });

        await page.GetByRole(AriaRole.Button, new() { Name = "Pin", Exact = false }).ClickAsync();
        var undo = page.GetByRole(AriaRole.Button, new() { Name = "Pinned: undo" });
        await Expect(undo).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(page.Locator(".reading")).ToContainTextAsync("Read every minute: it is pinned.", new() { Timeout = 120_000 });
        await Expect(page.Locator(".reading")).ToContainTextAsync("Kept until the dashboard restarts");
        await page.KeepAsync($"pinned-function-{look.Name}");
        await page.AssertAccessibleAsync();

        await page.GotoAsync("functions");
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Filter by pin" }).GetByRole(AriaRole.Link).ClickAsync();
        await Expect(page.Locator(".live-rows .col-name a")).ToHaveTextAsync([name]);
        await Expect(page.Locator(".live-rows .col-name").GetByRole(AriaRole.Img, new() { Name = "pinned" })).ToBeVisibleAsync();
        await page.KeepAsync($"pinned-{look.Name}");
        await page.AssertAccessibleAsync();

        await page.GotoAsync($"functions/{name}");
        await Expect(page.Locator("main[data-interactive]")).ToBeAttachedAsync(new() { Timeout = 120_000 });
        await undo.ClickAsync();
        await Expect(page.Locator(".reading")).Not.ToContainTextAsync("it is pinned", new() { Timeout = 120_000 });
        await page.GotoAsync("functions");
        await Expect(page.Locator(".live-rows .col-name a").First).ToBeAttachedAsync(new() { Timeout = 120_000 });
        await Expect(page.GetByRole(AriaRole.Navigation, new() { Name = "Filter by pin" })).ToHaveCountAsync(0);
    }
}
