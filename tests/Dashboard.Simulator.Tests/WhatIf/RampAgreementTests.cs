using Dashboard.Analysis.WhatIf;
using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Tests.Lambda;

namespace Dashboard.Simulator.Tests.WhatIf;

/// <summary>The expected outcome of a ramp beside that of invocations simulated one by one.</summary>
public sealed class RampAgreementTests
{
    /// <summary>Requests of all runs of a case together: the fewer there are, the more a single run is up to chance.</summary>
    private const double LeastRequests = 100_000;
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(2);

    [Theory]
    // None throttled.
    [InlineData(0, 100, 60, 60, 50, 100)]
    [InlineData(20, 200, 30, 60, 200, 100)]
    [InlineData(10, 50, 60, 60, 1000, 120)]
    [InlineData(5, 20, 60, 60, 5000, 200)]
    [InlineData(1, 10, 120, 60, 10_000, 200)]
    [InlineData(0, 400, 10, 60, 100, 100)]
    // A limit that is nearly enough.
    [InlineData(100, 400, 60, 60, 50, 40)]
    [InlineData(50, 100, 60, 60, 200, 20)]
    [InlineData(10, 50, 60, 120, 1000, 50)]
    [InlineData(5, 20, 60, 120, 5000, 95)]
    [InlineData(2, 10, 60, 120, 10_000, 95)]
    [InlineData(20, 300, 120, 60, 500, 140)]
    [InlineData(0, 1000, 60, 60, 100, 100)]
    // Far too little.
    [InlineData(0, 800, 30, 60, 50, 20)]
    [InlineData(10, 400, 60, 60, 60, 10)]
    [InlineData(50, 500, 30, 60, 200, 25)]
    [InlineData(10, 200, 60, 60, 1000, 30)]
    [InlineData(0, 100, 0, 60, 1000, 50)]
    [InlineData(5, 60, 30, 120, 5000, 60)]
    [InlineData(2, 40, 60, 120, 10_000, 100)]
    [InlineData(0, 100, 0, 90, 10_000, 300)]
    [InlineData(30, 30, 0, 120, 2000, 20)]
    [InlineData(200, 20, 30, 60, 500, 30)]
    // Steeper than environments may be started.
    [InlineData(0, 400, 0, 60, 8000, 20_000)]
    [InlineData(0, 1500, 60, 30, 2000, 20_000)]
    [InlineData(10, 800, 20, 40, 5000, 10_000)]
    [InlineData(0, 2000, 30, 30, 1000, 1500)]
    [InlineData(100, 3000, 10, 30, 500, 5000)]
    public void As_many_are_throttled_as_in_the_simulation(double from, double to, int ramp, int hold, double milliseconds, int limit)
    {
        var traffic = new TrafficRamp(from, to, ramp, hold, milliseconds, limit);
        var expected = RampOutcome.Of(traffic);
        var runs = Math.Clamp((int)(LeastRequests / expected.Requests), 4, 50);
        var (requests, throttled) = Simulate(traffic, runs);
        Assert.InRange(expected.Requests / requests, 0.97, 1.03);
        // Where few are rejected the difference is small beside all requests.
        var few = Math.Max(5, 0.002 * requests);
        var tolerance = Math.Max(0.05 * throttled, few);
        Assert.True(Math.Abs(expected.Throttled - throttled) <= tolerance, $"expected {expected.Throttled:F0}, simulated {throttled:F0} of {requests:F0}");
    }

    private static (double Requests, double Throttled) Simulate(TrafficRamp ramp, int runs)
    {
        var (requests, throttled) = (0.0, 0.0);
        for (var seed = 1; seed <= runs; seed++)
        {
            var begins = (Simulated.Start + Before).ToUnixTimeSeconds();
            var behaviour = new FunctionBehaviour
            {
                Arrivals = [.. Enumerable.Range(0, 60).Select(second => new RampArrivals(ramp, begins, second))],
                Duration = new LogNormalDuration(ramp.Milliseconds / Math.Exp(0.02), 0.2, 0, 1),
                CpuShare = 0,
                InitTime = TimeSpan.FromMilliseconds(ramp.InitialisationMilliseconds),
            };
            var function = Simulated.Function("f", behaviour, function => function with { Timeout = TimeSpan.FromMinutes(1), ReservedConcurrency = ramp.Limit });
            var simulated = Simulated.Of(new Stage([function], ramp.Limit + 100), new SimulationOptions(Seed: seed)).Advance(Before);
            var (earlier, rejectedEarlier) = (simulated.Of("f").Sum(m => m.Arrivals), simulated.Of("f").Sum(m => m.Throttles));
            simulated.Advance(Before + TimeSpan.FromSeconds(ramp.Seconds));
            requests += simulated.Of("f").Sum(m => m.Arrivals) - earlier;
            throttled += simulated.Of("f").Sum(m => m.Throttles) - rejectedEarlier;
        }
        return (requests / runs, throttled / runs);
    }
}
