using System.Globalization;
using Dashboard.Simulator.Fleet;

namespace Dashboard.Simulator.Tests.Fleet;

/// <summary>The recorded traffic beside the repository, read without the code under test; null where it is not there.</summary>
internal static class ProductionTrace
{
    public const string Absent = "No trace: neither shared/data beside the repository nor the variable DASHBOARD_TRACE names a folder of trace files.";

    public static string? Folder { get; } = Find();

    public static IEnumerable<(string Name, int[] Counts)> Read(string folder) =>
        File.ReadLines(Directory.GetFiles(folder, "*inv.csv").Single()).Skip(1).Select(line => line.Split(','))
            .Select(fields => (TraceFleet.NameOf(fields[0]), fields.Skip(3).Select(f => int.Parse(f, CultureInfo.InvariantCulture)).ToArray()));

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("DASHBOARD_TRACE") is { Length: > 0 } named) return Directory.Exists(named) ? named : null;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var data = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(data)) return data;
        }

        return null;
    }
}
