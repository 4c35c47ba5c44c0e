using System.Text.Json;
using Dashboard.Simulator.Tests.Conformance;
using YamlDotNet.RepresentationModel;

namespace Dashboard.Analysis.Tests.Recommendations;

/// <summary>Reads exported text the way its users' tools do: a shell, a YAML parser, and a parser of HCL run by Node.js.</summary>
internal static class Parsers
{
    private static readonly DirectoryInfo Folder = new(Path.Combine(Root(), "tests", "exports"));
    private static readonly Lazy<Task> Installed = new(InstallAsync);

    /// <summary>Arguments of every call of <c>aws</c> that the text makes.</summary>
    public static async Task<string[][]> ShellAsync(string text)
    {
        if (!File.Exists("/bin/sh")) Missing("A POSIX shell is missing: exported commands were not run.");
        var folder = Directory.CreateTempSubdirectory("aws-");
        try
        {
            var aws = Path.Combine(folder.FullName, "aws");
            await File.WriteAllTextAsync(aws, "#!/bin/sh\nprintf '%s\\0' \"$@\" >> \"$ARGUMENTS\"\nprintf '\\0' >> \"$ARGUMENTS\"\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(aws, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            var arguments = Path.Combine(folder.FullName, "arguments");
            var environment = new Dictionary<string, string>
            {
                ["PATH"] = $"{folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}",
                ["ARGUMENTS"] = arguments,
                ["ALERT_TOPIC_ARN"] = "arn:aws:sns:eu-west-1:123456789012:alerts",
            };
            var run = (await Tool.RunAsync("/bin/sh", ["-eu", "-c", text], folder.FullName, environment, TestContext.Current.CancellationToken))!.Value;
            Assert.True(run.Code == 0, run.Error);
            Assert.Equal("", run.Output);
            return [.. (await File.ReadAllTextAsync(arguments)).Split("\0\0", StringSplitOptions.RemoveEmptyEntries).Select(call => call.Split('\0'))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static YamlMappingNode Yaml(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    public static async Task<JsonElement> HclAsync(string text)
    {
        await Installed.Value;
        var run = await Tool.RunAsync("node", ["parse-hcl.mjs"], Folder.FullName, new Dictionary<string, string>(), TestContext.Current.CancellationToken, text)
            ?? throw new InvalidOperationException("node has gone.");
        Assert.True(run.Code == 0, $"{run.Error}\n{text}");
        return JsonDocument.Parse(run.Output).RootElement;
    }

    private static async Task InstallAsync()
    {
        var folder = Folder.FullName;
        if (await Tool.RunAsync("node", ["--version"], folder, new Dictionary<string, string>(), CancellationToken.None) is not { Code: 0 })
            Missing("Node.js is not on PATH: exported Terraform was not parsed.");
        if (File.Exists(Path.Combine(folder, "node_modules", "hcl2-parser", "package.json"))) return;
        var run = await Tool.RunAsync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], folder, new Dictionary<string, string>(), CancellationToken.None);
        if (run is not { Code: 0 }) throw new InvalidOperationException($"npm ci failed in tests/exports:\n{run?.Output}\n{run?.Error}");
    }

    private static void Missing(string reason)
    {
        if (Environment.GetEnvironmentVariable("CI") == "true") throw new InvalidOperationException(reason);
        Assert.Skip(reason);
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Dashboard.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException($"No Dashboard.sln above {AppContext.BaseDirectory}.");
    }
}
