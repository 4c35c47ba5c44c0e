using Dashboard.Benchmarks.Browsing;
using Microsoft.Playwright;

namespace Dashboard.Benchmarks;

/// <summary>
/// What a viewer of a large account waits for and receives: the real app in a process of its own, the real browser. Baseline: the HTML
/// of the grid's rows, which a page that re-sends its rows would transfer with every update.
/// </summary>
internal static class BrowserBenchmark
{
    public static async Task RunAsync(Arguments arguments)
    {
        var functions = arguments["functions", 10_000];
        var (rounds, seconds) = (arguments["rounds", 5], arguments["seconds", 130]);
        var executable = ChromiumLaunch.Executable();
        await using var app = await DashboardProcess.StartAsync(functions);
        await app.WaitForMetricsAsync();
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await ChromiumLaunch.StartAsync(playwright, executable);

        var live = await LoadAsync(MeasuredPage.Live);
        var grid = await LoadAsync(MeasuredPage.Functions);

        await using var livePage = await OpenPage.OpenAsync(browser, app.Address, MeasuredPage.Live);
        await using var gridPage = await OpenPage.OpenAsync(browser, app.Address, MeasuredPage.Functions);
        livePage.Circuit.Clear();
        gridPage.Circuit.Clear();
        await Task.Delay(TimeSpan.FromSeconds(seconds), TimeProvider.System);
        var (liveUpdates, gridUpdates) = (Updates(MeasuredPage.Live, livePage), Updates(MeasuredPage.Functions, gridPage));
        var (liveBytes, gridBytes, rowBytes) = (liveUpdates.Average(), gridUpdates.Average(), await gridPage.RowBytesAsync());
        await livePage.KeepAsync("live");
        await gridPage.KeepAsync("functions");

        var report = new Report("page", "first paint ms", "useful ms", "useful best", "KB transferred", "updates", "bytes/update", "largest");
        Row(MeasuredPage.Live, live, liveUpdates);
        Row(MeasuredPage.Functions, grid, gridUpdates);
        report.Row("baseline: rows sent again", "", "", "", "", "", $"{rowBytes:N0}", "");
        Console.WriteLine($"{functions:N0} functions, Chromium {browser.Version}, cold cache, median of {rounds} loads");
        Console.WriteLine($"both pages open for {seconds} s, metrics read every minute, payloads before compression");
        report.Print(
            ("live_useful_ms", Math.Round(live.Useful.MedianMilliseconds)), ("functions_useful_ms", Math.Round(grid.Useful.MedianMilliseconds)),
            ("live_bytes_per_update", Math.Round(liveBytes)), ("functions_bytes_per_update", Math.Round(gridBytes)), ("update_vs_rows", Math.Round(rowBytes / gridBytes, 1)));

        async Task<(Measure First, Measure Useful)> LoadAsync(MeasuredPage page)
        {
            // The first viewer of a process waits for its compilation as well.
            await using (await OpenPage.OpenAsync(browser, app.Address, page)) { }
            var (first, useful, bytes) = (new double[rounds], new double[rounds], 0L);
            for (var i = 0; i < rounds; i++)
            {
                await using var open = await OpenPage.OpenAsync(browser, app.Address, page);
                (first[i], useful[i]) = (open.FirstPaintMilliseconds, open.UsefulPaintMilliseconds);
                bytes += open.TransferredBytes;
            }
            Array.Sort(first);
            Array.Sort(useful);
            return (new(first[rounds / 2], first[0], bytes / rounds), new(useful[rounds / 2], useful[0], bytes / rounds));
        }

        int[] Updates(MeasuredPage page, OpenPage open) => open.Circuit.Updates() is { Length: > 0 } updates
            ? updates : throw new CannotMeasureException($"No update of {page.Name} came in {seconds} s: watch longer, with --seconds.");

        void Row(MeasuredPage page, (Measure First, Measure Useful) load, int[] updates) => report.Row(
            page.Name, $"{load.First.MedianMilliseconds:F0}", $"{load.Useful.MedianMilliseconds:F0}", $"{load.Useful.BestMilliseconds:F0}", $"{load.Useful.BytesPerRun / 1e3:F0}",
            updates.Length, $"{updates.Average():N0}", $"{updates.Max():N0}");
    }
}
