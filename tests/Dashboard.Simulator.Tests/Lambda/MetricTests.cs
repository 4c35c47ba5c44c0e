using Dashboard.Simulator.Fleet;

namespace Dashboard.Simulator.Tests.Lambda;

public sealed class MetricTests
{
    private static readonly TimeSpan Past = TimeSpan.FromMinutes(40);

    /// <summary>Minutes old enough for every invocation in them to have ended, in the demo with its longest timeout.</summary>
    private static long Settled => Simulated.StartMinute - 20;

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void Metrics_agree_with_the_truth_to_the_unit(int simulatedMinutes)
    {
        var simulated = Simulated.Of(new SimulationOptions(Functions: 60, Past: Past) { SimulatedPast = TimeSpan.FromMinutes(simulatedMinutes) });
        foreach (var function in simulated.Truth.Functions)
        {
            var truth = simulated.Of(function).Where(m => m.Minute < Settled).ToArray();
            Assert.Equal(truth.Where(m => m.Invocations > 0).Select(m => (m.Minute, (double)m.Invocations)), Before(simulated.Read("Invocations", function)));
            Assert.Equal(truth.Where(m => m.Invocations > 0).Select(m => (m.Minute, (double)m.Errors)), Before(simulated.Read("Errors", function)));
            Assert.Equal(truth.Where(m => m.Invocations + m.Throttles > 0).Select(m => (m.Minute, (double)m.Throttles)), Before(simulated.Read("Throttles", function)));
            Assert.Equal(
                truth.Where(m => m.Invocations > 0).Select(m => (m.Minute, (double)m.MaximumConcurrency)),
                simulated.Read("ConcurrentExecutions", function).Where(m => m.Minute < Settled).Select(m => (m.Minute, m.Set.Maximum)));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public void The_accounts_metrics_agree_with_its_truth_to_the_unit(int simulatedMinutes)
    {
        var simulated = Simulated.Of(new SimulationOptions(Functions: 60, Past: Past) { SimulatedPast = TimeSpan.FromMinutes(simulatedMinutes) });
        var truth = simulated.Truth.OfAccount();
        Assert.Equal(truth.Select(m => (m.Minute, (double)m.MaximumClaimed)), Maxima(simulated, "ClaimedAccountConcurrency"));
        Assert.Equal(truth.Select(m => (m.Minute, (double)m.MaximumConcurrency)), Maxima(simulated, "ConcurrentExecutions"));
        var ofFunctions = simulated.Truth.Functions.SelectMany(simulated.Of).GroupBy(m => m.Minute).Select(m => (Minute: m.Key, Started: m.Sum(f => f.Invocations)));
        Assert.Equal(ofFunctions.Where(m => m.Started > 0).OrderBy(m => m.Minute), truth.Select(m => (m.Minute, m.Invocations)));
    }

    [Fact]
    public void What_is_claimed_follows_reservations_that_change_while_functions_run()
    {
        var simulated = Simulated.Of(1000,
            Simulated.Function("moved", Simulated.Steady(5, 20_000), f => f with { Timeout = TimeSpan.FromMinutes(2) }),
            Simulated.Function("other", Simulated.Steady(5, 3_000))).Advance(TimeSpan.FromMinutes(5));
        simulated.Account.PutReservedConcurrency("moved", 300);
        simulated.Advance(TimeSpan.FromMinutes(10));
        simulated.Account.DeleteReservedConcurrency("moved");
        simulated.Advance(TimeSpan.FromMinutes(15));

        var truth = simulated.Truth.OfAccount();
        Assert.Equal(truth.Select(m => (m.Minute, (double)m.MaximumClaimed)), Maxima(simulated, "ClaimedAccountConcurrency"));
        Assert.All(truth, m => Assert.InRange(m.MaximumClaimed, m.Minute - Simulated.StartMinute is >= 5 and < 10 ? 301 : 0, m.Minute - Simulated.StartMinute is >= 5 and < 11 ? 400 : 200));
    }

    [Theory]
    [InlineData("Invocations")]
    [InlineData("Errors")]
    [InlineData("Throttles")]
    [InlineData("AsyncEventsReceived")]
    public void The_region_is_the_sum_of_its_functions(string metric)
    {
        var simulated = Simulated.Of(new SimulationOptions(Functions: 60, Past: Past));
        Assert.Equal(simulated.Truth.Functions.Sum(f => simulated.Sum(metric, f)), simulated.Sum(metric));
        Assert.True(simulated.Sum(metric) > 0);
    }

    [Fact]
    public void A_minute_is_revised_when_invocations_that_started_in_it_end()
    {
        var slow = Simulated.Function("f", Simulated.Steady(2, 150_000), f => f with { Timeout = TimeSpan.FromSeconds(900) });
        var simulated = Simulated.Of(1000, slow).Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(simulated.Read("Invocations", "f"));
        simulated.Advance(TimeSpan.FromMinutes(3));
        var early = simulated.Read("Invocations", "f")[0];
        simulated.Advance(TimeSpan.FromMinutes(10));
        var late = simulated.Read("Invocations", "f")[0];
        Assert.Equal((early.Minute, true), (late.Minute, late.Set.Sum > early.Set.Sum));
        Assert.Equal(simulated.Of("f")[0].Invocations, late.Set.Sum);
    }

    [Fact]
    public void Nothing_is_emitted_while_nothing_is_invoked()
    {
        var simulated = Simulated.Of(1000, Simulated.Function("f", Simulated.Steady(0, 100))).Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(simulated.Metrics.All);
    }

    [Fact]
    public void Loops_that_Lambda_ends_are_counted()
    {
        var simulated = Simulated.Of(1000, Simulated.Function("f", Simulated.Steady(10, 50) with { RecursionRate = 0.25 })).Advance(TimeSpan.FromMinutes(10));
        Assert.InRange(simulated.Sum("RecursiveInvocationsDropped", "f") / simulated.Sum("Invocations", "f"), 0.22, 0.28);
    }

    [Fact]
    public void Few_durations_are_kept_each_and_many_by_a_fair_sample()
    {
        var simulated = Simulated.Of(1000,
            Simulated.Function("few", Simulated.Steady(0.4, 100)),
            Simulated.Function("many", Simulated.Steady(100, 100))).Advance(TimeSpan.FromMinutes(10));
        Assert.All(simulated.Read("Duration", "few"), m => Assert.Equal(m.Set.SampleCount <= 64 ? m.Set.SampleCount : 0, m.Values));
        Assert.All(simulated.Read("Duration", "many"), m => Assert.InRange(m.Set.Average, 95, 109));
    }

    [Fact]
    public void The_same_seed_gives_the_same_metrics_and_another_seed_others()
    {
        Assert.Equal(Fingerprint(3), Fingerprint(3));
        Assert.NotEqual(Fingerprint(3), Fingerprint(4));
    }

    private static IEnumerable<(long, double)> Maxima(Simulated simulated, string metric) => simulated.Read(metric).Select(m => (m.Minute, m.Set.Maximum));

    private static IEnumerable<(long, double)> Before(Simulator.Metrics.MinuteValue[] minutes) =>
        minutes.Where(m => m.Minute < Settled).Select(m => (m.Minute, m.Set.Sum));

    private static double[] Fingerprint(int seed)
    {
        var simulated = Simulated.Of(new SimulationOptions(Functions: 60, Seed: seed, Past: TimeSpan.FromMinutes(20)) { SimulatedPast = TimeSpan.FromMinutes(10) });
        return [.. simulated.Read("Duration").Select(m => m.Set.Sum), .. simulated.Read("ClaimedAccountConcurrency").Select(m => m.Set.Sum)];
    }
}
