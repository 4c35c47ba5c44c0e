using Dashboard.Simulator.Fleet;

namespace Dashboard.Simulator.Tests.Lambda;

public sealed class EnvironmentTests
{
    [Fact]
    public void Idle_environments_are_kept_for_a_while_and_no_longer()
    {
        var often = Simulated.Steady(0, 100) with { Arrivals = [new CronArrivals(4)], KeepAliveMinutes = 6 };
        var seldom = Simulated.Steady(0, 100) with { Arrivals = [new CronArrivals(12)], KeepAliveMinutes = 6 };
        var simulated = Simulated.Of(1000, Simulated.Function("often", often), Simulated.Function("seldom", seldom)).Advance(TimeSpan.FromHours(1));
        Assert.InRange(simulated.Of("often").Sum(m => m.ColdStarts), 1, 4);
        Assert.All(simulated.Of("seldom"), m => Assert.Equal(m.Invocations, m.ColdStarts));
    }

    [Fact]
    public void A_deployment_replaces_every_environment()
    {
        var simulated = Simulated.Of(1000, Simulated.Function("f", Simulated.Steady(40, 500) with { KeepAliveMinutes = 15 })).Advance(TimeSpan.FromMinutes(5));
        var before = simulated.Of("f").Skip(1).Sum(m => m.ColdStarts);
        simulated.Account.Deploy("f");
        simulated.Advance(TimeSpan.FromMinutes(6));
        Assert.InRange(before, 0, 12);
        Assert.InRange(simulated.Of("f")[^1].ColdStarts, 15, 60);
        Assert.Equal(Simulated.Start.AddMinutes(5).AddSeconds(-1), simulated.Account.Get("f").LastModified);
    }

    [Theory]
    [InlineData(null, 0)]
    [InlineData("live", 0)]
    [InlineData("live", 30)]
    public void Lambda_insights_counts_every_initialisation_of_functions_that_have_its_layer(string? alias, int pastMinutes)
    {
        var behaviour = Simulated.Steady(40, 500) with { InitTime = TimeSpan.FromMilliseconds(800), Alias = alias };
        var options = new SimulationOptions(Past: TimeSpan.FromMinutes(pastMinutes)) { SimulatedPast = TimeSpan.FromMinutes(2) };
        var simulated = Simulated.Of(new Stage(
            [
                Simulated.Function("watched", behaviour, f => f with { LayerArns = ["arn:aws:lambda:us-east-1:580247275435:layer:LambdaInsightsExtension:53"] }),
                Simulated.Function("plain", behaviour),
            ], 1000), options).Advance(TimeSpan.FromMinutes(5));
        var initialised = simulated.Initialisations("watched");
        Assert.Equal(simulated.Of("watched").Sum(m => m.ColdStarts), initialised.Sum(m => m.Set.SampleCount));
        Assert.All(initialised, m => Assert.InRange(m.Set.Maximum, 800 * 0.7, 800 * 1.5));
        Assert.NotEmpty(initialised);
        Assert.Empty(simulated.Initialisations("plain"));
        Assert.Equal(1, simulated.Metrics.All.Count(series => series.Identity.Namespace == "LambdaInsights"));
    }

    [Fact]
    public void Initialisation_occupies_an_environment_and_is_no_part_of_the_duration()
    {
        var behaviour = Simulated.Steady(30, 20) with { InitTime = TimeSpan.FromSeconds(2) };
        var simulated = Simulated.Of(1000, Simulated.Function("f", behaviour)).Advance(TimeSpan.FromMinutes(2));
        Assert.True(simulated.Of("f")[0].MaximumConcurrency > 20);
        Assert.True(simulated.Read("Duration", "f")[0].Set.Maximum < 60);
    }

    [Fact]
    public void An_invocation_ends_at_its_timeout_as_an_error_and_the_next_one_initialises_again()
    {
        var behaviour = Simulated.Steady(2, 5000) with { InitTime = TimeSpan.FromMilliseconds(200) };
        var simulated = Simulated.Of(1000, Simulated.Function("f", behaviour, f => f with { Timeout = TimeSpan.FromSeconds(2) })).Advance(TimeSpan.FromMinutes(3));
        Assert.All(simulated.Of("f"), m => Assert.Equal((m.Invocations, m.Invocations), (m.Errors, m.Timeouts)));
        Assert.All(simulated.Read("Duration", "f"), m => Assert.Equal((2000, 2000), (m.Set.Minimum, m.Set.Maximum)));
    }

    [Fact]
    public void Computing_slows_down_below_the_memory_of_one_cpu()
    {
        var computing = Simulated.Steady(5, 100) with { CpuShare = 0.8 };
        var simulated = Simulated.Of(1000,
            Simulated.Function("full", computing),
            Simulated.Function("half", computing, f => f with { MemoryMegabytes = 1769 / 2 }),
            Simulated.Function("more", computing, f => f with { MemoryMegabytes = 3000 })).Advance(TimeSpan.FromMinutes(10));
        double Mean(string name) => simulated.Read("Duration", name).Sum(m => m.Set.Sum) / simulated.Read("Duration", name).Sum(m => m.Set.SampleCount);
        Assert.InRange(Mean("half") / Mean("full"), 1.75, 1.85);
        Assert.InRange(Mean("more") / Mean("full"), 0.98, 1.02);
    }
}
