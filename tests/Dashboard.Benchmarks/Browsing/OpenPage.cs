using System.Text.Json;
using Microsoft.Playwright;

namespace Dashboard.Benchmarks.Browsing;

/// <summary>A page in a browser context of its own, so with a cold cache, and what the network brought it.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    /// <summary>The element is seen in the frame that lays it out; a task queued by that frame runs after it was drawn.</summary>
    private const string UsefulPaint = """
        const look = () => [...document.querySelectorAll(SELECTOR)].some(e => e.getClientRects().length > 0)
            ? setTimeout(() => window.usefulPaint = performance.now()) : requestAnimationFrame(look);
        requestAnimationFrame(look);
        """;
    private const string FirstPaint = "performance.getEntriesByName('first-contentful-paint')[0].startTime";
    private const string RowBytes = "new TextEncoder().encode([...document.querySelectorAll('.live-rows tr:has(td)')].map(r => r.outerHTML).join('')).length";
    private const float LongestWait = 60_000;
    private const int BinaryOpcode = 2;

    /// <summary>Nothing of a load arrives later than this after the page is useful: scripts, charts, the circuit's first batches.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    private readonly IBrowserContext _context;
    private readonly IPage _page;

    private OpenPage(IBrowserContext context, IPage page) => (_context, _page) = (context, page);

    /// <summary>Bytes of all answers as they crossed the wire, heads included, without the circuit.</summary>
    public long TransferredBytes { get; private set; }

    /// <summary>What came over the circuit, as the browser hands it to the page: after decompression.</summary>
    public CircuitTraffic Circuit { get; } = new();

    public double FirstPaintMilliseconds { get; private set; }

    /// <summary>From layout of the useful element, but not before the first paint, which the browser times when it is on the screen.</summary>
    public double UsefulPaintMilliseconds { get; private set; }

    /// <summary>Opens a page and returns once it has settled.</summary>
    public static async Task<OpenPage> OpenAsync(IBrowser browser, Uri address, MeasuredPage measured)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            ViewportSize = new() { Width = 1440, Height = 900 },
            ColorScheme = ColorScheme.Dark,
        });
        var open = new OpenPage(context, await context.NewPageAsync());
        await open.ListenAsync();
        await open._page.AddInitScriptAsync(UsefulPaint.Replace("SELECTOR", JsonSerializer.Serialize(measured.Useful), StringComparison.Ordinal));
        await open._page.GotoAsync(measured.Path, new() { Timeout = LongestWait });
        await open._page.WaitForFunctionAsync("window.usefulPaint", options: new() { Timeout = LongestWait });
        await Task.Delay(Settling, TimeProvider.System);
        open.FirstPaintMilliseconds = await open._page.EvaluateAsync<double>(FirstPaint);
        open.UsefulPaintMilliseconds = Math.Max(open.FirstPaintMilliseconds, await open._page.EvaluateAsync<double>("window.usefulPaint"));
        return open;
    }

    /// <summary>UTF-8 bytes of the HTML of all rows that the grid holds, those just out of sight included.</summary>
    public Task<long> RowBytesAsync() => _page.EvaluateAsync<long>(RowBytes);

    /// <summary>Keeps a picture of what was measured when DASHBOARD_SCREENSHOTS names a folder.</summary>
    public async Task KeepAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("DASHBOARD_SCREENSHOTS") is { Length: > 0 } folder) await _page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png") });
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private async Task ListenAsync()
    {
        var network = await _context.NewCDPSessionAsync(_page);
        network.Event("Network.loadingFinished").OnEvent += (_, e) => TransferredBytes += (long)e!.Value.GetProperty("encodedDataLength").GetDouble();
        network.Event("Network.webSocketFrameReceived").OnEvent += (_, e) =>
        {
            var frame = e!.Value.GetProperty("response");
            var payload = frame.GetProperty("payloadData");
            var bytes = frame.GetProperty("opcode").GetDouble() == BinaryOpcode ? payload.GetBytesFromBase64().Length : System.Text.Encoding.UTF8.GetByteCount(payload.GetString()!);
            Circuit.Add(e.Value.GetProperty("timestamp").GetDouble(), bytes);
        };
        await network.SendAsync("Network.enable");
    }
}
