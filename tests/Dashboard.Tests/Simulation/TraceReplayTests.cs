using Dashboard.Aws.CloudWatch;
using Dashboard.Simulator.Hosting;
using Dashboard.Simulator.Tests.Fleet;
using Dashboard.Tests.Aws.Support;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Simulation;

/// <summary>Recorded production traffic, from the file through the simulator and over the wire to what the dashboard reads.</summary>
public sealed class TraceReplayTests
{
    private const int Day = 1440;

    /// <summary>Invocations count when they end, in the minute they began in: 15 minutes at the longest, and two to be published.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(20);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_function_minute_of_a_day_is_read_as_it_was_recorded()
    {
        Assert.SkipWhen(ProductionTrace.Folder is null, ProductionTrace.Absent);
        var recorded = ProductionTrace.Read(ProductionTrace.Folder).ToArray();
        // Requests are signed by the real clock, which the account's has reached when it is read.
        var begin = (TimeProvider.System.GetUtcNow() - Settling).ToUnixTimeSeconds() / 60;
        var clock = new FakeTimeProvider(Instant(begin));
        await using var host = await StartAsync(ProductionTrace.Folder, clock);
        clock.Advance(Settling);
        await host.CatchUpAsync(Cancellation);
        var first = begin - Day;

        var invocations = await ReadAsync(host, "Invocations", recorded, first);
        var throttles = await ReadAsync(host, "Throttles", recorded, first);

        var differences = new List<string>();
        var (sums, total) = (new double[Day], 0);
        for (var f = 0; f < recorded.Length; f++)
        {
            var (name, counts) = recorded[f];
            for (var m = 0; m < Day; m++)
            {
                var expected = counts[(int)((first + m) % counts.Length)];
                sums[m] += expected;
                total += expected;
                if (invocations.Of(f)[m] != expected) differences.Add($"{name} at {Instant(first + m):u}: {expected} recorded, {invocations.Of(f)[m]} read");
                if (throttles.Of(f)[m] != 0) differences.Add($"{name} at {Instant(first + m):u}: {throttles.Of(f)[m]} throttled");
            }
        }

        Assert.Empty(differences);
        Assert.Equal(sums, invocations.Of(recorded.Length));
        Assert.All(throttles.Of(recorded.Length), count => Assert.Equal(0, count));
        Assert.True(total > 100_000);
    }

    /// <summary>Sums of every function, and of the Region behind them.</summary>
    private static async Task<MinuteCounts> ReadAsync(SimulatorHost host, string metric, (string Name, int[] Counts)[] functions, long first)
    {
        var connection = Connections.To(host.Address) with { Region = host.Options.Fleet.Region };
        using var client = new CloudWatchClient(connection, TimeProvider.System);
        MetricQuery[] queries = [.. functions.Select(f => Queries.Of(f.Name, metric)), new("AWS/Lambda", metric, [], "Sum")];
        var columns = new MetricColumns();

        var outcome = await client.GetMetricDataAsync(queries, new(Instant(first), Instant(first + Day)), columns, Cancellation);

        Assert.Null(outcome.Fault);
        Assert.False(client.SpeaksJson);
        Assert.NotEqual(0, columns.Count);
        return new(columns, queries.Length, first, Day);
    }

    private static Task<SimulatorHost> StartAsync(string folder, TimeProvider clock)
    {
        var day = TimeSpan.FromMinutes(Day);
        return SimulatorHost.StartAsync(
            new() { Fleet = new(TraceFolder: folder, Past: day) { SimulatedPast = day }, RateLimits = false }, clock, Cancellation);
    }

    private static DateTimeOffset Instant(long minute) => DateTimeOffset.FromUnixTimeSeconds(60 * minute);
}
