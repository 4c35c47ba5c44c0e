using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Simulator.Tests.Lambda;

public sealed class PastTests
{
    [Theory]
    [InlineData(10, 10, 0.2146)]
    [InlineData(20, 10, 0.5380)]
    [InlineData(1, 2, 0.2)]
    public void Erlangs_formula_gives_the_published_values(double offered, int places, double refused) =>
        Assert.Equal(refused, ErlangLoss.Probability(offered, places), 3);

    [Theory]
    [InlineData("reserved-cap")]
    [InlineData("pool-exhausted")]
    [InlineData("provisioned-spillover")]
    [InlineData("timeouts")]
    public void A_past_made_at_once_agrees_with_a_simulated_one(string scene)
    {
        var atOnce = Make(scene, TimeSpan.Zero);
        var simulated = Make(scene, TimeSpan.FromHours(3));
        Assert.All(simulated.Truth.Functions, f => Assert.Equal(simulated.Of(f).Sum(m => m.Arrivals), atOnce.Of(f).Sum(m => m.Arrivals)));
        foreach (var function in simulated.Simulation.Stage.Cast)
        {
            Close(simulated, atOnce, m => m.Throttles);
            Close(simulated, atOnce, m => m.Invocations);
            Close(simulated, atOnce, m => m.Errors);
            Close(simulated, atOnce, m => m.Spillover);
            Close(simulated, atOnce, m => m.MaximumConcurrency);

            void Close(Simulated one, Simulated other, Func<Simulator.Lambda.Truth.FunctionMinute, int> value)
            {
                double expected = one.Of(function).Sum(value), actual = other.Of(function).Sum(value);
                Assert.InRange(actual, expected * 0.85 - 60, expected * 1.15 + 60);
            }
        }
    }

    [Fact]
    public void Simulation_goes_on_warm_where_a_past_made_at_once_leaves_off()
    {
        var simulated = Simulated.Of(new Stage([Simulated.Function("f", Simulated.Steady(50, 400))], 1000), new SimulationOptions(Past: TimeSpan.FromMinutes(30)) { SimulatedPast = TimeSpan.FromMinutes(10) });
        Assert.InRange(simulated.Of("f").Where(m => m.Minute >= Simulated.StartMinute - 10).Sum(m => m.ColdStarts), 0, 10);
        Assert.Equal(30, simulated.Of("f").Count);
    }

    private static Simulated Make(string scene, TimeSpan simulatedPast) =>
        Simulated.Of(new SimulationOptions(50, scene, Past: TimeSpan.FromHours(2)) { SimulatedPast = simulatedPast });
}
