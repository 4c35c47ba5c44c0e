using CsCheck;
using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda.Truth;

namespace Dashboard.Simulator.Tests.Lambda;

public sealed class AdmissionTests
{
    private static readonly TimeSpan ThreeMinutes = TimeSpan.FromMinutes(3);

    [Fact]
    public void Every_synchronous_request_is_an_invocation_or_a_throttle_and_no_ceiling_is_passed() =>
        Gen.Select(Gen.Double[0.5, 60], Gen.Double[5, 4000], Gen.Int[0, 30], Gen.Bool, Gen.Int[1, 1000]).Sample(
            (perSecond, milliseconds, reserved, isReserved, seed) =>
            {
                var first = Simulated.Function("first", Simulated.Steady(perSecond, milliseconds), f => isReserved ? f with { ReservedConcurrency = reserved } : f);
                var second = Simulated.Function("second", Simulated.Steady(30, 900));
                const int Limit = 40;
                var simulated = Simulated.Of(new Stage([first, second], Limit), new SimulationOptions(Seed: seed)).Advance(ThreeMinutes);
                var pool = isReserved ? Limit - reserved : Limit;
                Assert.All(simulated.Of("first"), m => Assert.Equal(m.Arrivals, m.Invocations + m.Throttles));
                Assert.All(simulated.Of("first"), m => Assert.InRange(m.MaximumConcurrency, 0, isReserved ? reserved : pool));
                Assert.All(simulated.Of("second"), m => Assert.InRange(m.MaximumConcurrency, 0, pool));
                Assert.All(simulated.Read("ConcurrentExecutions"), m => Assert.InRange(m.Set.Maximum, 1, Limit));
                Assert.All(simulated.Read("ClaimedAccountConcurrency"), m => Assert.InRange(m.Set.Maximum, isReserved ? reserved : 0, Limit));
            },
            iter: 60);

    [Theory]
    [InlineData(20, 250)]
    [InlineData(3, 4000)]
    [InlineData(200, 40)]
    public void Concurrency_is_rate_times_duration(double perSecond, double milliseconds)
    {
        var simulated = Simulated.Of(2000, Simulated.Function("f", Simulated.Steady(perSecond, milliseconds))).Advance(TimeSpan.FromMinutes(30));
        var seen = simulated.Read("ConcurrentExecutions", "f").Where(m => m.Minute >= Simulated.StartMinute + 2).ToArray();
        var duration = simulated.Read("Duration", "f").Average(m => m.Set.Average) / 1000;
        // A request that arrives sees the average of the others and counts itself.
        var mean = seen.Sum(m => m.Set.Sum) / seen.Sum(m => m.Set.SampleCount) - 1;
        Assert.InRange(mean / (perSecond * duration), 0.93, 1.07);
    }

    [Fact]
    public void A_full_pool_refuses_functions_without_a_reservation_and_them_alone()
    {
        var simulated = Simulated.Of(120,
            Simulated.Function("culprit", Simulated.Steady(50, 4000)),
            Simulated.Function("victim", Simulated.Steady(10, 200)),
            Simulated.Function("safe", Simulated.Steady(10, 200), f => f with { ReservedConcurrency = 20 })).Advance(ThreeMinutes);
        Assert.All(simulated.Of("culprit").Concat(simulated.Of("victim")),
            m => Assert.Equal(m.Throttles, m.Throttled.Of(ThrottleReason.ConcurrentInvocationLimitExceeded)));
        Assert.True(simulated.Of("victim").Sum(m => m.Throttles) > 100);
        Assert.DoesNotContain(simulated.Of("safe"), m => m.Throttles > 0);
    }

    [Theory]
    [InlineData(20, ThrottleReason.ReservedFunctionInvocationRateLimitExceeded)]
    [InlineData(null, ThrottleReason.FunctionInvocationRateLimitExceeded)]
    public void Short_invocations_are_refused_above_ten_a_second_for_each_unit_of_concurrency(int? reserved, ThrottleReason reason)
    {
        var behaviour = Simulated.Steady(300, 3) with { InitTime = TimeSpan.FromMilliseconds(5) };
        var simulated = Simulated.Of(reserved is null ? 20 : 500, Simulated.Function("f", behaviour, f => f with { ReservedConcurrency = reserved })).Advance(ThreeMinutes);
        Assert.All(simulated.Of("f"), m => Assert.Equal(m.Throttles, m.Throttled.Of(reason)));
        Assert.All(simulated.Of("f"), m => Assert.InRange(m.Invocations, 60 * 195, 60 * 200));
    }

    [Fact]
    public void Asynchronous_invocations_have_no_request_rate_limit()
    {
        var behaviour = Simulated.Steady(300, 3) with { InitTime = TimeSpan.FromMilliseconds(5), Source = InvocationSource.Asynchronous };
        var simulated = Simulated.Of(500, Simulated.Function("f", behaviour, f => f with { ReservedConcurrency = 20 })).Advance(ThreeMinutes);
        Assert.All(simulated.Of("f"), m => Assert.Equal(0, m.Throttles));
    }

    [Fact]
    public void A_reservation_of_zero_takes_effect_at_the_next_second_and_ends_when_it_is_lifted()
    {
        var simulated = Simulated.Of(500, Simulated.Function("f", Simulated.Steady(20, 100))).Advance(TimeSpan.FromMinutes(1));
        simulated.Account.PutReservedConcurrency("f", 0);
        simulated.Advance(TimeSpan.FromMinutes(2));
        simulated.Account.DeleteReservedConcurrency("f");
        simulated.Advance(TimeSpan.FromMinutes(3));
        var minutes = simulated.Of("f");
        Assert.Equal([0, minutes[1].Arrivals, 0], minutes.Select(m => m.Throttled.Of(ThrottleReason.ReservedFunctionConcurrentInvocationLimitExceeded)));
        Assert.Equal([minutes[0].Arrivals, 0, minutes[2].Arrivals], minutes.Select(m => m.Invocations));
    }

    [Fact]
    public void Growth_beyond_a_thousand_environments_in_ten_seconds_is_refused()
    {
        var simulated = Simulated.Of(20_000, Simulated.Function("f", Simulated.Steady(1000, 8000) with { InitTime = TimeSpan.FromMilliseconds(100) }));
        for (var second = 1; second <= 60; second++)
        {
            simulated.Advance(TimeSpan.FromSeconds(second));
            var coldStarts = simulated.Of("f")[0].ColdStarts;
            Assert.InRange(coldStarts, 0, 1000 * (1 + (second - 1) / 10));
        }

        Assert.True(simulated.Of("f")[0].Throttled.Of(ThrottleReason.ScalingRateExceeded) > 1000);
        Assert.Equal(simulated.Of("f")[0].Throttles, simulated.Of("f")[0].Throttled.Of(ThrottleReason.ScalingRateExceeded));
    }

    [Fact]
    public void Functions_share_the_regional_burst_when_that_model_is_chosen()
    {
        FleetFunction[] fleet = [.. Enumerable.Range(0, 4).Select(i => Simulated.Function($"f{i}", Simulated.Steady(100, 20_000), f => f with { Timeout = TimeSpan.FromSeconds(60) }))];
        var simulated = Simulated.Of(new Stage([.. fleet], 20_000), new SimulationOptions(Region: "eu-west-2", RegionalBurst: true)).Advance(TimeSpan.FromSeconds(20));
        Assert.InRange(fleet.Sum(f => simulated.Of(f.Name).Sum(m => m.ColdStarts)), 600, 500 + 500 / 3 + 1);
        Assert.All(fleet, f => Assert.True(simulated.Of(f.Name).Sum(m => m.Throttled.Of(ThrottleReason.ScalingRateExceeded)) > 0));
    }
}
