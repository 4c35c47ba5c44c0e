using System.Diagnostics;
using System.Globalization;

namespace Dashboard.Benchmarks.Browsing;

/// <summary>The built app in a process of its own, on a free loopback port, with a demo account whose functions are read every minute.</summary>
internal sealed class DashboardProcess : IAsyncDisposable
{
    private const string GreetingStart = "Dashboard: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(2);

    /// <summary>A fleet whose rows stopped coming in for this many questions has been read whole.</summary>
    private const int SettledAfter = 5;

    private readonly Process _process;

    /// <summary>An app that writes into a full pipe stops.</summary>
    private readonly Task _output;

    private DashboardProcess(Process process, Uri address) =>
        (_process, Address, _output) = (process, address, process.StandardOutput.BaseStream.CopyToAsync(Stream.Null));

    public Uri Address { get; }

    public static async Task<DashboardProcess> StartAsync(int functions)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Dashboard.dll")]) { RedirectStandardOutput = true };
        foreach (var key in start.Environment.Keys.Where(key => key.StartsWith("Dashboard__", StringComparison.OrdinalIgnoreCase)).ToList()) start.Environment.Remove(key);
        start.Environment["DOTNET_ENVIRONMENT"] = start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        start.Environment["Dashboard__Demo__Functions"] = functions.ToString(CultureInfo.InvariantCulture);
        start.Environment["Dashboard__Polling__MonthlyBudget"] = "unlimited";
        var process = Process.Start(start)!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(GreetingStart, StringComparison.Ordinal)) return new(process, new(line[GreetingStart.Length..].Split(' ')[0]));
        }
        await process.WaitForExitAsync();
        throw new CannotMeasureException($"The dashboard ended with exit code {process.ExitCode} before it listened.");
    }

    /// <summary>Returns once the account's first poll has ended and its functions' metrics have been read.</summary>
    public async Task WaitForMetricsAsync()
    {
        using var http = new HttpClient { BaseAddress = Address };
        var start = TimeProvider.System.GetTimestamp();
        for (int rows = 0, unchanged = 0; unchanged < SettledAfter;)
        {
            if (_process.HasExited) throw new CannotMeasureException($"The dashboard ended with exit code {_process.ExitCode}.");
            if (TimeProvider.System.GetElapsedTime(start) > Patience) throw new CannotMeasureException($"The dashboard read no function metrics in {Patience.TotalMinutes} minutes.");
            await Task.Delay(AskEvery, TimeProvider.System);
            var before = rows;
            rows = await FunctionsWithMetricsAsync(http);
            unchanged = rows > 0 && rows == before ? unchanged + 1 : 0;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        await _output;
        _process.Dispose();
    }

    /// <summary>Functions that are neither idle nor unknown.</summary>
    private static async Task<int> FunctionsWithMetricsAsync(HttpClient http)
    {
        using var ready = await http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        if (!ready.IsSuccessStatusCode) return 0;
        var normal = await http.GetStringAsync(new Uri("/functions.csv?state=normal", UriKind.Relative));
        return normal.AsSpan().Count('\n') - 1;
    }
}
