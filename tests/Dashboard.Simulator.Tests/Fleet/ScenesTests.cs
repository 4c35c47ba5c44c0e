using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda.Truth;
using Dashboard.Simulator.Tests.Lambda;

namespace Dashboard.Simulator.Tests.Fleet;

public sealed class ScenesTests
{
    private static readonly TimeSpan Past = TimeSpan.FromMinutes(65);

    [Theory]
    [InlineData("pool-exhausted", ThrottleReason.ConcurrentInvocationLimitExceeded)]
    [InlineData("stranded-reserve", ThrottleReason.ConcurrentInvocationLimitExceeded)]
    [InlineData("reserved-cap", ThrottleReason.ReservedFunctionConcurrentInvocationLimitExceeded)]
    [InlineData("kill-switch", ThrottleReason.ReservedFunctionConcurrentInvocationLimitExceeded)]
    [InlineData("scaling-rate", ThrottleReason.ScalingRateExceeded)]
    [InlineData("request-rate", ThrottleReason.ReservedFunctionInvocationRateLimitExceeded)]
    [InlineData("provisioned-equals-reserved", ThrottleReason.ReservedFunctionConcurrentInvocationLimitExceeded)]
    [InlineData("async-backlog", ThrottleReason.ReservedFunctionConcurrentInvocationLimitExceeded)]
    public void A_throttling_scene_throttles_for_its_reason_alone(string scene, ThrottleReason reason)
    {
        var simulated = Play(scene);
        var first = simulated.Simulation.Stage.Cast[0];
        Assert.True(Throttles(simulated, first) > 1000);
        Assert.All(simulated.Truth.Functions.SelectMany(simulated.Of), m => Assert.Equal(m.Throttles, m.Throttled.Of(reason)));
        if (reason != ThrottleReason.ConcurrentInvocationLimitExceeded)
            Assert.All(simulated.Truth.Functions.Where(f => f != first), f => Assert.Equal(0, Throttles(simulated, f)));
    }

    [Theory]
    [InlineData("quiet-day")]
    [InlineData("slow-dependency")]
    [InlineData("timeouts")]
    [InlineData("memory-starved")]
    [InlineData("cold-starts-after-idle")]
    [InlineData("cold-starts-after-deployment")]
    [InlineData("provisioned-spillover")]
    [InlineData("provisioned-oversized")]
    [InlineData("events-dropped")]
    [InlineData("iterator-age")]
    public void Other_scenes_throttle_nothing(string scene)
    {
        var simulated = Play(scene);
        Assert.All(simulated.Truth.Functions, f => Assert.Equal(0, Throttles(simulated, f)));
        Assert.True(simulated.Sum("Invocations") > 10_000);
    }

    [Fact]
    public void Pool_exhausted_has_one_culprit_that_holds_most_of_the_pool_and_innocent_victims()
    {
        var simulated = Play("pool-exhausted");
        var culprit = simulated.Simulation.Stage.Cast[0];
        var held = simulated.Of(culprit).Max(m => m.MaximumConcurrency);
        Assert.True(held > 600);
        Assert.Contains(simulated.Truth.Functions, f => f != culprit && Throttles(simulated, f) > 100);
        Assert.Equal(simulated.Account.ConcurrencyLimit, simulated.Read("ClaimedAccountConcurrency").Max(m => m.Set.Maximum));
        Assert.All(simulated.Truth.Functions.Where(f => f != culprit), f => Assert.All(simulated.Of(f), m => Assert.True(m.MaximumConcurrency < held / 2)));
    }

    [Fact]
    public void Stranded_reserve_throttles_others_while_most_of_the_limit_is_idle()
    {
        var simulated = Play("stranded-reserve");
        var stranded = simulated.Simulation.Stage.Cast[1..];
        Assert.All(stranded, f => Assert.InRange(simulated.Of(f).Max(m => m.MaximumConcurrency), 1, 5));
        Assert.InRange(simulated.Read("ConcurrentExecutions").Max(m => m.Set.Maximum), 100, 0.5 * simulated.Account.ConcurrencyLimit);
    }

    [Fact]
    public void A_slow_dependency_multiplies_durations_and_concurrency_of_the_functions_behind_it()
    {
        var simulated = Play("slow-dependency");
        foreach (var function in simulated.Simulation.Stage.Cast)
        {
            var averages = simulated.Read("Duration", function).Select(m => m.Set.Average).Order().ToArray();
            Assert.InRange(averages[^1] / averages[0], 6, 9);
            var peaks = simulated.Of(function).Select(m => m.MaximumConcurrency).Order().ToArray();
            Assert.True(peaks[^1] > 2 * peaks[0]);
        }
    }

    [Fact]
    public void Timeouts_are_nearly_all_errors_of_their_function_while_they_last()
    {
        var simulated = Play("timeouts");
        var minutes = simulated.Of(simulated.Simulation.Stage.Cast[0]);
        Assert.InRange(minutes.Count(m => m.Timeouts > 0.9 * m.Invocations), 7, 20);
        Assert.All(minutes, m => Assert.Equal(m.Errors, m.Timeouts));
        Assert.Equal(6000, simulated.Read("Duration", simulated.Simulation.Stage.Cast[0]).Max(m => m.Set.Maximum));
    }

    [Fact]
    public void A_memory_starved_function_runs_many_times_longer_than_its_twin()
    {
        var simulated = Play("memory-starved");
        double Mean(string function) => simulated.Sum("Duration", function) / simulated.Read("Duration", function).Sum(m => m.Set.SampleCount);
        Assert.InRange(Mean(simulated.Simulation.Stage.Cast[0]) / Mean(simulated.Simulation.Stage.Cast[1]), 8, 14);
        Assert.Contains(simulated.Of(simulated.Simulation.Stage.Cast[0]), m => m.Timeouts > 0);
    }

    [Fact]
    public void After_idle_time_environments_start_anew_every_time()
    {
        var simulated = Play("cold-starts-after-idle");
        var minutes = simulated.Of(simulated.Simulation.Stage.Cast[0]).Where(m => m.Invocations > 0).ToArray();
        Assert.InRange(minutes.Length, 2, 3);
        Assert.All(minutes, m => Assert.InRange(m.ColdStarts, 5, m.Invocations));
    }

    [Fact]
    public void After_a_deployment_all_environments_start_anew()
    {
        var simulated = Play("cold-starts-after-deployment");
        var function = simulated.Simulation.Stage.Cast[0];
        var cold = simulated.Of(function).Where(m => m.ColdStarts >= 15).ToArray();
        Assert.Contains(cold, m => m.Minute == simulated.Account.Get(function).LastModified.ToUnixTimeSeconds() / 60);
        Assert.InRange(cold.Length, 2, 4);
    }

    [Fact]
    public void Provisioned_spillover_spills_and_provisioned_oversized_idles()
    {
        var spilling = Play("provisioned-spillover");
        Assert.True(spilling.Of(spilling.Simulation.Stage.Cast[0]).Sum(m => m.Spillover) > 5000);
        var oversized = Play("provisioned-oversized");
        var function = oversized.Simulation.Stage.Cast[0];
        Assert.Equal(0, oversized.Of(function).Sum(m => m.Spillover));
        Assert.All(oversized.Read("ProvisionedConcurrencyUtilization", function, "live"), m => Assert.InRange(m.Set.Maximum, 0.01, 0.3));
    }

    [Fact]
    public void Async_backlog_makes_events_minutes_old_and_iterator_age_makes_records_minutes_old()
    {
        var backlog = Play("async-backlog");
        Assert.True(backlog.Read("AsyncEventAge", backlog.Simulation.Stage.Cast[0]).Max(m => m.Set.Maximum) > 120_000);
        var stream = Play("iterator-age");
        Assert.True(stream.Read("IteratorAge", stream.Simulation.Stage.Cast[0]).Max(m => m.Set.Maximum) > 300_000);
    }

    [Fact]
    public void Where_provisioned_equals_reserved_nothing_spills_over()
    {
        var simulated = Play("provisioned-equals-reserved");
        var function = simulated.Simulation.Stage.Cast[0];
        var configured = simulated.Account.Get(function);
        Assert.Equal(configured.ReservedConcurrency, configured.ProvisionedConcurrency);
        Assert.Equal(0, simulated.Of(function).Sum(m => m.Spillover));
        Assert.Equal(configured.ReservedConcurrency, simulated.Of(function).Max(m => m.MaximumConcurrency));
    }

    [Fact]
    public void Dropped_events_are_gone_and_a_loop_is_cut()
    {
        var simulated = Play("events-dropped");
        var (failing, looping) = (simulated.Simulation.Stage.Cast[0], simulated.Simulation.Stage.Cast[1]);
        var dropped = simulated.Of(failing).Sum(m => m.Dropped);
        Assert.True(dropped > 500);
        Assert.Equal(dropped, simulated.Sum("AsyncEventsDropped", failing));
        Assert.InRange(simulated.Of(failing).Sum(m => m.DeadLetterFailures), 0.2 * dropped, 0.6 * dropped);
        Assert.Equal(simulated.Of(failing).Sum(m => m.DeadLetterFailures), simulated.Sum("DeadLetterErrors", failing));
        Assert.InRange(simulated.Of(looping).Sum(m => m.RecursionDropped), 100, 2000);
        Assert.Equal(simulated.Of(looping).Sum(m => m.RecursionDropped), simulated.Sum("RecursiveInvocationsDropped", looping));
    }

    [Fact]
    public void Queues_wait_for_their_event_source_and_for_a_reservation_below_what_it_may_take()
    {
        var simulated = Play("queue-concurrency");
        var (limited, throttled) = (simulated.Simulation.Stage.Cast[0], simulated.Simulation.Stage.Cast[1]);
        Assert.Equal(5, simulated.Of(limited).Max(m => m.MaximumConcurrency));
        Assert.True(simulated.Of(limited).Max(m => m.Waiting) > 5000);
        Assert.Equal(0, Throttles(simulated, limited));
        Assert.True(Throttles(simulated, throttled) > 100);
        Assert.All(simulated.Of(throttled), m => Assert.Equal(m.Throttles, m.Throttled.Of(ThrottleReason.ReservedFunctionConcurrentInvocationLimitExceeded)));
    }

    [Theory]
    [MemberData(nameof(Varied))]
    public void Varied_scenes_stay_what_they_are(string scene, ThrottleReason? reason, int seed)
    {
        var simulated = Simulated.Of(new SimulationOptions(60, scene, seed, Past: Past) { SimulatedPast = Past, Variation = 1 });
        var first = simulated.Of(simulated.Simulation.Stage.Cast[0]);
        if (reason is { } expected) Assert.True(first.Sum(m => m.Throttled.Of(expected)) > 0.9 * first.Sum(m => m.Throttles) && first.Sum(m => m.Throttles) > 50);
        else Assert.All(simulated.Truth.Functions, f => Assert.Equal(0, Throttles(simulated, f)));
    }

    public static TheoryData<string, ThrottleReason?, int> Varied()
    {
        var data = new TheoryData<string, ThrottleReason?, int>();
        for (var seed = 11; seed <= 13; seed++)
        {
            data.Add("reserved-cap", ThrottleReason.ReservedFunctionConcurrentInvocationLimitExceeded, seed);
            data.Add("scaling-rate", ThrottleReason.ScalingRateExceeded, seed);
            data.Add("request-rate", ThrottleReason.ReservedFunctionInvocationRateLimitExceeded, seed);
            data.Add("pool-exhausted", ThrottleReason.ConcurrentInvocationLimitExceeded, seed);
            data.Add("stranded-reserve", ThrottleReason.ConcurrentInvocationLimitExceeded, seed);
            data.Add("slow-dependency", null, seed);
            data.Add("provisioned-spillover", null, seed);
        }

        return data;
    }

    [Fact]
    public void Another_seed_varies_a_scene_only_when_asked_to()
    {
        static string Behaviours(int seed, double variation)
        {
            var stage = Scenes.Build(new SimulationOptions(60, "reserved-cap", seed) { Variation = variation }, Simulated.Start);
            return string.Join(';', stage.Fleet[0].Behaviour.Arrivals);
        }

        Assert.Equal(Behaviours(1, 0), Behaviours(2, 0));
        Assert.NotEqual(Behaviours(1, 1), Behaviours(2, 1));
        Assert.Equal(Behaviours(1, 1), Behaviours(1, 1));
    }

    [Fact]
    public void The_demo_shows_each_of_its_situations_within_three_hours_and_a_reserved_cap_right_now()
    {
        var simulated = Simulated.Of(new SimulationOptions(Past: TimeSpan.FromHours(3)));
        Assert.Equal(1000, simulated.Account.ConcurrencyLimit);
        Assert.Equal(220, simulated.Account.Functions.Count);
        Assert.True(simulated.Of("checkout-create-payment")[^1].Throttled.Of(ThrottleReason.ReservedFunctionConcurrentInvocationLimitExceeded) > 100);
        Assert.True(simulated.Of("catalog-search-products").Sum(m => m.Spillover) > 1000);
        Assert.True(simulated.Of("shipping-track-parcel").Sum(m => m.Timeouts) > 1000);
        Assert.True(simulated.Of("customers-fetch-profile").Max(m => m.ColdStarts) > 20);
        Assert.True(simulated.Read("AsyncEventAge", "notifications-send-email").Max(m => m.Set.Maximum) > 120_000);
        Assert.True(simulated.Read("IteratorAge", "warehouse-apply-movement").Max(m => m.Set.Maximum) > 300_000);
        var claimed = simulated.Read("ClaimedAccountConcurrency").Select(m => m.Set.Maximum / 1000).Order().ToArray();
        Assert.InRange(claimed[claimed.Length / 2], 0.3, 0.75);
        Assert.InRange(claimed[^1], 0.85, 1);
    }

    [Fact]
    public void Scenes_come_back_while_the_simulation_runs()
    {
        var simulated = Play("reserved-cap").Advance(TimeSpan.FromHours(1));
        Assert.Contains(simulated.Of("checkout-create-payment"), m => m.Minute > Simulated.StartMinute + 20 && m.Throttles > 100);
    }

    [Fact]
    public void An_unknown_scene_is_refused_with_the_names_of_all()
    {
        var error = Assert.Throws<ArgumentException>(() => Simulated.Of(new SimulationOptions(Scene: "quiet-night")));
        Assert.Contains("'quiet-night'", error.Message, StringComparison.Ordinal);
        Assert.All(Scenes.Names, name => Assert.Contains(name, error.Message, StringComparison.Ordinal));
        Assert.Equal(20, Scenes.Names.Count);
    }

    [Theory]
    [InlineData(49)]
    [InlineData(10_001)]
    public void A_fleet_out_of_range_is_refused(int functions) =>
        Assert.Throws<ArgumentException>(() => Simulated.Of(new SimulationOptions(functions)));

    private static Simulated Play(string scene) =>
        Simulated.Of(new SimulationOptions(60, scene, Past: Past) { SimulatedPast = Past });

    private static int Throttles(Simulated simulated, string function) => simulated.Of(function).Sum(m => m.Throttles);
}
