using Dashboard.Analysis.WhatIf;
using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Tests.Lambda;

namespace Dashboard.Simulator.Tests.WhatIf;

/// <summary>The expected outcome of a ramp beside that of invocations simulated one by one.</summary>
public sealed class RampAgreementTests
{
    /// <summary>Requests of all runs of a case together: the fewer there are, the more a single run is up to chance.</summary>
    private const double LeastRequests = 100_000;
    private const string Alias = "live";
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
        var (requests, throttled, _, _) = Simulate(traffic, runs);
        Assert.InRange(expected.Requests / requests, 0.97, 1.03);
        // Where few are rejected the difference is small beside all requests.
        var few = Math.Max(5, 0.002 * requests);
        var tolerance = Math.Max(0.05 * throttled, few);
        Assert.True(Math.Abs(expected.Throttled - throttled) <= tolerance, $"expected {expected.Throttled:F0}, simulated {throttled:F0} of {requests:F0}");
    }

    [Theory]
    [InlineData(0, 100, 60, 60, 50, 100, 0, 0)]
    [InlineData(20, 200, 30, 60, 200, 100, 0, 0)]
    [InlineData(10, 50, 60, 60, 1000, 120, 0, 0)]
    [InlineData(5, 20, 60, 60, 5000, 200, 0, 0)]
    [InlineData(1, 10, 120, 60, 10_000, 200, 0, 0)]
    [InlineData(50, 50, 30, 60, 500, 130, 0, 0)]
    [InlineData(200, 20, 30, 60, 500, 130, 0, 0)]
    [InlineData(10, 50, 60, 120, 1000, 50, 0, 0)]
    [InlineData(0, 1500, 60, 30, 2000, 20_000, 0, 0)]
    [InlineData(10, 800, 20, 40, 5000, 10_000, 0, 0)]
    [InlineData(10, 200, 30, 60, 500, 200, 0, 50)]
    [InlineData(0, 1500, 30, 60, 2000, 20_000, 0, 1500)]
    // What is started in a burst adds to it while it initialises.
    [InlineData(0, 500, 0, 60, 50, 2000, 500, 0)]
    [InlineData(0, 500, 0, 60, 50, 200, 500, 0)]
    public void The_peak_and_the_cold_starts_are_those_of_the_simulation(double from, double to, int ramp, int hold, double milliseconds, int limit, double init, int provisioned)
    {
        var traffic = new TrafficRamp(from, to, ramp, hold, milliseconds, limit) { InitialisationMilliseconds = init, Provisioned = provisioned };
        var expected = RampOutcome.Of(traffic);
        var (_, _, peak, cold) = Simulate(traffic, 8);
        // Initialisations last between 0.7 and 1.5 times as long in the simulation.
        var tolerance = init > 0 ? 0.15 : 0.05;
        Assert.InRange(expected.PeakConcurrency, (1 - tolerance) * peak - 2, (1 + tolerance) * peak + 2);
        Assert.InRange(expected.NewEnvironments, (1 - tolerance) * cold - 3, (1 + tolerance) * cold + 3);
    }

    [Theory]
    [InlineData(10, 50, 60, 60, 1000, 40)]
    [InlineData(0, 400, 30, 60, 50, 20)]
    [InlineData(5, 20, 60, 60, 5000, 60)]
    public void The_limit_needed_is_enough_in_the_simulation_and_a_fifth_less_is_not(double from, double to, int ramp, int hold, double milliseconds, int limit)
    {
        var traffic = new TrafficRamp(from, to, ramp, hold, milliseconds, limit);
        var need = RampNeed.Of(traffic).Limit;
        Assert.InRange(Simulate(traffic.Under(need), 20).Throttled, 0, 2);
        Assert.True(Simulate(traffic.Under((int)(0.8 * need)), 20).Throttled > 10);
    }

    private static (double Requests, double Throttled, double Peak, double ColdStarts) Simulate(TrafficRamp ramp, int runs)
    {
        var (requests, throttled, peak, cold) = (0.0, 0.0, 0.0, 0.0);
        for (var seed = 1; seed <= runs; seed++)
        {
            var begins = (Simulated.Start + Before).ToUnixTimeSeconds();
            var behaviour = new FunctionBehaviour
            {
                Arrivals = [.. Enumerable.Range(0, 60).Select(second => new RampArrivals(ramp, begins, second))],
                Duration = new LogNormalDuration(ramp.Milliseconds / Math.Exp(0.02), 0.2, 0, 1),
                CpuShare = 0,
                InitTime = TimeSpan.FromMilliseconds(ramp.InitialisationMilliseconds),
                Alias = ramp.Provisioned > 0 ? Alias : null,
            };
            var simulated = Simulated.Of(new Stage([Simulated.Function("f", behaviour, function => Configure(function, ramp))], ramp.Limit + 100), new SimulationOptions(Seed: seed)).Advance(Before);
            var earlier = simulated.Of("f").ToArray();
            var all = simulated.Advance(Before + TimeSpan.FromSeconds(ramp.Seconds)).Of("f");
            requests += all.Sum(m => m.Arrivals) - earlier.Sum(m => m.Arrivals);
            throttled += all.Sum(m => m.Throttles) - earlier.Sum(m => m.Throttles);
            cold += all.Sum(m => m.ColdStarts) - earlier.Sum(m => m.ColdStarts);
            peak += all.Skip(earlier.Length).Max(m => m.MaximumConcurrency);
        }
        return (requests / runs, throttled / runs, peak / runs, cold / runs);
    }

    private static LambdaFunction Configure(LambdaFunction function, TrafficRamp ramp)
    {
        function = function with { Timeout = TimeSpan.FromMinutes(1), ReservedConcurrency = ramp.Limit };
        return ramp.Provisioned == 0 ? function : function with
        {
            Aliases = [new(Alias, "1")],
            Provisioned = [new(Alias, ramp.Provisioned, ramp.Provisioned, ramp.Provisioned, "READY", null, Simulated.Start.AddDays(-1))],
        };
    }
}
