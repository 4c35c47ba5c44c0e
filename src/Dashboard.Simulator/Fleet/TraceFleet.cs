using System.Collections.Immutable;
using Dashboard.Simulator.Lambda;

namespace Dashboard.Simulator.Fleet;

/// <summary>
/// A fleet driven by recorded traffic: a folder with one file each that ends in inv.csv (calls of every minute of a day), run.csv
/// (percentiles of the execution time in milliseconds) and mem.csv (megabytes of each application), in the format of the Azure
/// Functions Trace 2019. The day repeats; its first minute is midnight UTC.
/// </summary>
public static class TraceFleet
{
    private const int KeyLength = 12;
    private static readonly int[] MemorySizes = [128, 256, 512, 1024, 2048];

    /// <exception cref="TraceFormatException">A file is missing or malformed.</exception>
    public static Stage Load(string folder, SimulationOptions options, DateTimeOffset now)
    {
        var runs = CsvTable.Read(FileIn(folder, "run.csv")).ByKey("HashFunction", ReadDuration);
        var memory = CsvTable.Read(FileIn(folder, "mem.csv")).ByKey("HashApp", row => row.Number("AverageAllocatedMb"));
        var calls = CsvTable.Read(FileIn(folder, "inv.csv"));
        var minutes = calls.ColumnsStartingWith("minute_");
        var fleet = ImmutableArray.CreateBuilder<FleetFunction>();
        foreach (var row in calls.Rows)
        {
            var name = NameOf(row.Text("HashFunction"));
            var counts = minutes.Select(row.Count).ToArray();
            var duration = runs.GetValueOrDefault(row.Text("HashFunction")) ?? new LogNormalDuration(500);
            var megabytes = MemoryFor(memory.GetValueOrDefault(row.Text("HashApp"), 256));
            fleet.Add(Function(name, counts, duration, megabytes, options, now));
        }

        var offered = FleetGenerator.OfferedConcurrency(fleet);
        return new Stage(fleet.DrainToImmutable(), options.AccountLimit ?? Math.Max(1000, 1000 * (int)Math.Ceiling(offered * 4 / 1000)));
    }

    /// <summary>The function's name in the account, from its hash in the file.</summary>
    public static string NameOf(string hash) => $"trace-{(hash.Length > KeyLength ? hash[..KeyLength] : hash)}";

    private static FleetFunction Function(string name, int[] counts, DurationModel duration, int megabytes, SimulationOptions options, DateTimeOffset now) => new(
        new LambdaFunction
        {
            Name = name,
            Arn = $"arn:aws:lambda:{options.Region}:{options.AccountId}:function:{name}",
            MemoryMegabytes = megabytes,
            Timeout = TimeSpan.FromSeconds(900),
            LastModified = now.AddDays(-30),
        },
        new FunctionBehaviour { Arrivals = [new TraceArrivals(counts)], Duration = duration, CpuShare = 0 });

    private static DurationModel ReadDuration(CsvRow row)
    {
        const string Prefix = "percentile_Average_";
        var columns = row.Table.ColumnsStartingWith(Prefix);
        if (columns.Count < 2) throw row.Table.Fault(1, $"at least two columns {Prefix}…");
        var milliseconds = columns.Select(row.NumberAt).ToArray();
        for (var i = 1; i < milliseconds.Length; i++) milliseconds[i] = Math.Max(milliseconds[i], milliseconds[i - 1]);
        return new EmpiricalDuration([.. columns.Select(c => row.Table.Suffix(c, Prefix) / 100)], milliseconds);
    }

    private static int MemoryFor(double megabytes) => MemorySizes.FirstOrDefault(m => m >= megabytes, MemorySizes[^1]);

    private static string FileIn(string folder, string ending)
    {
        if (!Directory.Exists(folder)) throw new TraceFormatException($"The trace folder {folder} does not exist.");
        var files = Directory.GetFiles(folder, "*" + ending);
        return files.Length == 1 ? files[0]
            : throw new TraceFormatException($"The trace folder {folder} has {files.Length} files ending in {ending}; exactly one is needed.");
    }
}
