using System.Diagnostics;
using System.Globalization;
using Dashboard.HistoryVictim;

namespace Dashboard.Tests.History.Durability;

/// <summary>Another process that writes history batch by batch.</summary>
internal sealed class VictimProcess : IDisposable
{
    private readonly Process _process;

    private VictimProcess(ProcessStartInfo start) => _process = Process.Start(start)!;

    /// <summary>The last batch it named as safe; null when it named none.</summary>
    public long? Acknowledged { get; private set; }

    /// <summary>The command that writes batches.</summary>
    public static string[] Command(string folder, long first, long last) =>
        [DotNet, typeof(Batch).Assembly.Location, folder, first.ToString(CultureInfo.InvariantCulture), last.ToString(CultureInfo.InvariantCulture)];

    public static VictimProcess Start(params ReadOnlySpan<string> command)
    {
        var start = new ProcessStartInfo(command[0]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in command[1..]) start.ArgumentList.Add(argument);
        return new(start);
    }

    /// <summary>Waits for so many further batches to be named.</summary>
    public async Task ReadAsync(int batches)
    {
        for (; batches > 0; batches--)
        {
            var line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            if (line is null) Assert.Fail(await _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
            Take(line);
        }
    }

    /// <summary>Ends it where it stands, by SIGKILL where there are signals, and takes what it had named until then.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await EndAsync();
    }

    /// <summary>Waits for its end.</summary>
    /// <returns>What it wrote to standard error.</returns>
    public async Task<string> EndAsync()
    {
        var error = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        while (await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line) Take(line);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return await error;
    }

    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill();
        _process.Dispose();
    }

    private static string DotNet => Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    private void Take(string line) => Acknowledged = long.Parse(line, CultureInfo.InvariantCulture);
}
