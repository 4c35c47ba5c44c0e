using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Dashboard.BrowserTests.Chromium))]

namespace Dashboard.BrowserTests;

/// <summary>The machine's own Chromium. Where there is none the tests skip and say why, except in CI, where they fail.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"];
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    private static string? Executable { get; } = Places.Prepend(Environment.GetEnvironmentVariable("CHROMIUM_PATH") ?? "").FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        if (Executable is null) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Executable,
            Args = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page of its own cookies, opened on a path of the app.</summary>
    public async Task<IPage> OpenAsync(DashboardApp app, string path, Look look)
    {
        if (_browser is null)
        {
            const string Reason = "No Chromium on this machine: install it, or set CHROMIUM_PATH to its executable.";
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Reason);
            Assert.Skip(Reason);
        }

        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = app.Address.ToString(),
            ViewportSize = new() { Width = look.Width, Height = look.Height },
            ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
        });
        var page = await context.NewPageAsync();
        await page.GotoAsync(path);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

/// <summary>How a page is looked at.</summary>
public sealed record Look(bool Dark, int Width, int Height)
{
    public static Look Desk(bool dark = true) => new(dark, 1440, 900);

    public static Look Phone(bool dark = true) => new(dark, 390, 844);

    public string Name => $"{(Width < 600 ? "phone" : "desk")}-{(Dark ? "dark" : "light")}";

    public override string ToString() => Name;
}
