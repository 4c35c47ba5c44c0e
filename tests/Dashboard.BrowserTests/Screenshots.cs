using Microsoft.Playwright;

namespace Dashboard.BrowserTests;

internal static class Screenshots
{
    /// <summary>Keeps a picture of the page when DASHBOARD_SCREENSHOTS names a folder; the README's picture is made so.</summary>
    public static async Task KeepAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DASHBOARD_SCREENSHOTS") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), Animations = ScreenshotAnimations.Disabled });
    }
}
