using System.Text.Json;
using Dashboard.Simulator.Tests.Conformance;

[assembly: AssemblyFixture(typeof(NodeRun))]

namespace Dashboard.Simulator.Tests.Conformance;

/// <summary>One run of all node cases against accounts of its own, made when the first result is asked for.</summary>
public sealed class NodeRun
{
    private const int OldestNode = 20;
    private readonly Lazy<Task<IReadOnlyDictionary<string, NodeResult>>> _results = new(RunAsync);

    /// <summary>By name of the case. Skips the test that asks where Node.js is missing, and fails it in CI.</summary>
    public Task<IReadOnlyDictionary<string, NodeResult>> ResultsAsync() => _results.Value;

    private static async Task<IReadOnlyDictionary<string, NodeResult>> RunAsync()
    {
        var cancelled = CancellationToken.None;
        await RequireNodeAsync(cancelled);
        await InstallAsync(cancelled);
        await using var accounts = await SimulatedAccounts.StartAsync(cancelled);
        var environment = new Dictionary<string, string>
        {
            ["SIMULATED_ACCOUNT"] = accounts.ToJson(),
            ["AWS_EC2_METADATA_DISABLED"] = "true",
            ["AWS_CONFIG_FILE"] = "none",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "none",
        };
        var files = Repository.ConformanceFolder.EnumerateFiles("*.test.mjs").Select(f => f.Name);
        var (_, output, error) = await NodeAsync(["--test", "--test-reporter=./support/reporter.mjs", .. files], environment, cancelled);
        var results = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith('{'))
            .Select(line => JsonSerializer.Deserialize<NodeResult>(line, JsonSerializerOptions.Web)!)
            .ToDictionary(result => result.Name);
        return results.Count > 0 ? results : throw new InvalidOperationException($"node reported no result:\n{output}\n{error}");
    }

    private static async Task RequireNodeAsync(CancellationToken cancelled)
    {
        var version = await Tool.RunAsync("node", ["--version"], Repository.ConformanceFolder.FullName, new Dictionary<string, string>(), cancelled);
        if (version is { Code: 0, Output: var text } && int.TryParse(text.TrimStart('v').Split('.')[0], out var major) && major >= OldestNode) return;
        var reason = $"Node.js {OldestNode} or newer is not on PATH: the clients of Amazon that these tests run were not tried.";
        if (Environment.GetEnvironmentVariable("CI") == "true") throw new InvalidOperationException(reason);
        Assert.Skip(reason);
    }

    /// <summary>Only where the lock file is newer than what was installed by it.</summary>
    private static async Task InstallAsync(CancellationToken cancelled)
    {
        var folder = Repository.ConformanceFolder.FullName;
        var stamp = new FileInfo(Path.Combine(folder, "node_modules", ".npm-ci.stamp"));
        if (stamp.Exists && stamp.LastWriteTimeUtc >= File.GetLastWriteTimeUtc(Path.Combine(folder, "package-lock.json"))) return;
        var npm = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";
        var run = await Tool.RunAsync(npm, ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], folder, new Dictionary<string, string>(), cancelled);
        if (run is not { Code: 0 }) throw new InvalidOperationException($"npm ci failed in tests/conformance:\n{run?.Output}\n{run?.Error}");
        await stamp.Create().DisposeAsync();
    }

    private static async Task<(int Code, string Output, string Error)> NodeAsync(string[] arguments, Dictionary<string, string> environment, CancellationToken cancelled) =>
        await Tool.RunAsync("node", arguments, Repository.ConformanceFolder.FullName, environment, cancelled)
        ?? throw new InvalidOperationException("node has gone.");
}

public sealed record NodeResult(string Name, bool Passed, string? Error);
