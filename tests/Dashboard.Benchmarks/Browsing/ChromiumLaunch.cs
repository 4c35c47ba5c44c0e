using Microsoft.Playwright;

namespace Dashboard.Benchmarks.Browsing;

internal static class ChromiumLaunch
{
    private const string Usual = "/usr/bin/chromium";
    private static readonly string[] Arguments =
        ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    /// <exception cref="CannotMeasureException">There is no Chromium.</exception>
    public static string Executable()
    {
        var named = Environment.GetEnvironmentVariable("CHROMIUM_PATH");
        var path = string.IsNullOrEmpty(named) ? Usual : named;
        return File.Exists(path) ? path : throw new CannotMeasureException($"There is no Chromium at {path}: install it, or set CHROMIUM_PATH to its executable.");
    }

    public static Task<IBrowser> StartAsync(IPlaywright playwright, string executable) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = Arguments });
}
