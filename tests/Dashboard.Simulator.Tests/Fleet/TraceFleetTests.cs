using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Tests.Lambda;

namespace Dashboard.Simulator.Tests.Fleet;

public sealed class TraceFleetTests : IDisposable
{
    private const string Invocations = "HashFunction,HashOwner,HashApp,minute_1,minute_2,minute_3\nabc,o,a,1,0,5\n";
    private const string Runs = "HashOwner,HashApp,HashFunction,Average,percentile_Average_0,percentile_Average_50,percentile_Average_100\no,a,abc,10,5,10,40\n";
    private const string Memory = "HashOwner,HashApp,SampleCount,AverageAllocatedMb\no,a,3,200\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("trace").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void A_trace_of_any_width_is_repeated_exactly()
    {
        Write(Invocations, Runs, Memory);
        var simulated = Simulated.Of(new SimulationOptions(TraceFolder: _folder)).Advance(TimeSpan.FromMinutes(7));
        int[] trace = [1, 0, 5];
        var name = TraceFleet.NameOf("abc");
        for (var minute = Simulated.StartMinute; minute < Simulated.StartMinute + 6; minute++)
            Assert.Equal(trace[(int)(minute % 3)], simulated.Truth.Find(name, minute)?.Invocations ?? 0);
        Assert.All(simulated.Read("Duration", name), m => Assert.InRange(m.Set.Average, 5, 40));
        Assert.Equal(256, simulated.Account.Get(name).MemoryMegabytes);
    }

    [Theory]
    [InlineData("HashFunction,HashOwner,HashApp,minute_1\nabc,o,a,many\n", Runs, Memory, "inv.csv, line 2: column 4 (minute_1) is 'many'")]
    [InlineData("HashFunction,HashOwner,HashApp,minute_1\nabc,o,a,-1\n", Runs, Memory, "inv.csv, line 2: column 4 (minute_1) is '-1'")]
    [InlineData("HashFunction,HashOwner,HashApp,minute_1\nabc,o,a\n", Runs, Memory, "inv.csv, line 2: 3 columns where the header has 4")]
    [InlineData("HashFunction,HashOwner,HashApp\nabc,o,a\n", Runs, Memory, "inv.csv, line 1: no column minute_")]
    [InlineData("HashOwner,HashApp,minute_1\no,a,1\n", Runs, Memory, "inv.csv, line 1: no column HashFunction")]
    [InlineData("HashFunction,HashOwner,HashApp,minute_x\nabc,o,a,1\n", Runs, Memory, "inv.csv, line 1: column 4 (minute_x)")]
    [InlineData("", Runs, Memory, "inv.csv is empty")]
    [InlineData(Invocations, "HashFunction,percentile_Average_0,percentile_Average_100\nabc,1,slow\n", Memory, "run.csv, line 2: column 3 (percentile_Average_100) is 'slow'")]
    [InlineData(Invocations, Runs, "HashApp,AverageAllocatedMb\na,NaN\n", "mem.csv, line 2: column 2 (AverageAllocatedMb) is 'NaN'")]
    public void A_malformed_file_is_named_with_line_and_column(string invocations, string runs, string memory, string message)
    {
        Write(invocations, runs, memory);
        var error = Assert.Throws<TraceFormatException>(() => Simulated.Of(new SimulationOptions(TraceFolder: _folder)));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_files_are_named()
    {
        Assert.Contains("run.csv", Assert.Throws<TraceFormatException>(() => Simulated.Of(new SimulationOptions(TraceFolder: _folder))).Message, StringComparison.Ordinal);
        var absent = Path.Combine(_folder, "absent");
        Assert.Contains(absent, Assert.Throws<TraceFormatException>(() => Simulated.Of(new SimulationOptions(TraceFolder: absent))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_day_of_production_traffic_comes_back_in_every_function_minute()
    {
        var folder = ProductionTrace.Folder;
        Assert.SkipWhen(folder is null, ProductionTrace.Absent);
        var day = TimeSpan.FromDays(1);
        var simulated = Simulated.Of(new SimulationOptions(TraceFolder: folder, Past: day) { SimulatedPast = day, TruthRetention = day + day });
        var expected = 0;
        foreach (var (name, counts) in ProductionTrace.Read(folder))
        {
            for (var minute = Simulated.StartMinute - counts.Length; minute < Simulated.StartMinute; minute++)
            {
                var count = counts[(int)(minute % counts.Length)];
                expected += count;
                Assert.Equal(count, simulated.Truth.Find(name, minute)?.Invocations ?? 0);
            }
        }

        Assert.True(expected > 100_000);
        Assert.Equal(0, simulated.Sum("Throttles"));
    }

    private void Write(string invocations, string runs, string memory)
    {
        File.WriteAllText(Path.Combine(_folder, "day-inv.csv"), invocations);
        File.WriteAllText(Path.Combine(_folder, "day-run.csv"), runs);
        File.WriteAllText(Path.Combine(_folder, "day-mem.csv"), memory);
    }
}
