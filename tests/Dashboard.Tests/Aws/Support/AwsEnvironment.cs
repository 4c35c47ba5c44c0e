using System.Runtime.CompilerServices;
using Amazon.Runtime;

namespace Dashboard.Tests.Aws.Support;

/// <summary>The process's environment belongs to every thread: tests that set it run alone.</summary>
[CollectionDefinition(nameof(AwsEnvironment), DisableParallelization = true)]
public sealed class RunsAlone;

/// <summary>An environment in which the SDK finds what a test says and nothing else, until disposed.</summary>
internal sealed class AwsEnvironment : IDisposable
{
    private static readonly DirectoryInfo Folder = Directory.CreateTempSubdirectory();

    private readonly Dictionary<string, string?> _before = [];

    public AwsEnvironment(string config = "", string credentials = "", params (string Name, string Value)[] variables)
    {
        Write(config, credentials);
        foreach (var (name, value) in variables) Set(name, value);
        FallbackRegionFactory.Reset();
    }

    public void Dispose()
    {
        foreach (var (name, value) in _before) Environment.SetEnvironmentVariable(name, value);
        Write("", "");
        FallbackRegionFactory.Reset();
    }

    /// <summary>Writes a file for a credential process to show, and returns its path.</summary>
    public static string FileWith(string content)
    {
        File.WriteAllText(PathOf("process.json"), content);
        return PathOf("process.json");
    }

    /// <summary>
    /// Before any test: the SDK asks once in a process where the shared files are, and no test may find the files, variables or
    /// instance role of the machine it runs on.
    /// </summary>
    [ModuleInitializer]
    internal static void Isolate()
    {
        foreach (string name in Environment.GetEnvironmentVariables().Keys)
            if (name.StartsWith("AWS_", StringComparison.Ordinal)) Environment.SetEnvironmentVariable(name, null);
        Write("", "");
        Environment.SetEnvironmentVariable("AWS_CONFIG_FILE", PathOf("config"));
        Environment.SetEnvironmentVariable("AWS_SHARED_CREDENTIALS_FILE", PathOf("credentials"));
        Environment.SetEnvironmentVariable("AWS_EC2_METADATA_DISABLED", "true");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Folder.Delete(recursive: true);
    }

    private static void Write(string config, string credentials)
    {
        File.WriteAllText(PathOf("config"), config);
        File.WriteAllText(PathOf("credentials"), credentials);
    }

    private static string PathOf(string name) => Path.Combine(Folder.FullName, name);

    private void Set(string name, string? value)
    {
        _before.TryAdd(name, Environment.GetEnvironmentVariable(name));
        Environment.SetEnvironmentVariable(name, value);
    }
}
