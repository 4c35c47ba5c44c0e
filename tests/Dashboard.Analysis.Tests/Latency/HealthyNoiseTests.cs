using Dashboard.Analysis.Delivery;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Latency;

public sealed class HealthyNoiseTests
{
    private static readonly int[] Memory = [128, 256, 512, 1024, 1769];

    [Theory]
    [InlineData(0.3)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(10)]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(240)]
    [InlineData(1500)]
    public void Functions_with_nothing_but_noise_have_no_findings(double perMinute)
    {
        var noise = new Noise((int)(10 * perMinute) + 1);
        for (var i = 0; i < 40; i++)
        {
            var account = new AccountScript { Unsettled = 5 };
            var median = noise.LogNormal(400, 1.2);
            var memory = Memory[noise.Next(Memory.Length)];
            var function = account.Add("f", c => c with { MemoryMegabytes = memory, Timeout = TimeSpan.FromMilliseconds(40 * median) });
            noise.Write(function, account.Minutes, perMinute, median, noise.Uniform(0.25, 0.5), noise.Next(4) == 0 ? noise.Uniform(0.02, 0.05) : 0.004);
            Lose(function, noise, account.Minutes);
            Assert.Empty(Examine(account));
        }
    }

    [Theory]
    [InlineData(0.25)]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void Batches_of_different_sizes_are_no_episodes(double sigma)
    {
        var noise = new Noise((int)(100 * sigma));
        for (var i = 0; i < 40; i++)
        {
            var account = new AccountScript();
            var function = account.Add("batch").Run(0, account.Minutes, 30, 1000);
            for (var minute = 0; minute < account.Minutes; minute++) function.Set(FunctionMetric.DurationP50, minute, (float)noise.LogNormal(1000, sigma));
            Assert.Empty(account.Examine(new SlowerThanUsualRule()));
        }
    }

    [Fact]
    public void A_healthy_function_allocates_nothing()
    {
        var account = new AccountScript();
        new Noise(5).Write(account.Add("f"), account.Minutes, 60, 200, 0.4, 0.004);
        var function = account.Function();
        var findings = new List<Finding>();
        Span<long> allocated = stackalloc long[2];
        for (var round = 0; round < 2; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var rule in LatencyRules.Functions) rule.Examine(function, findings);
            foreach (var rule in DeliveryRules.Functions) rule.Examine(function, findings);
            allocated[round] = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Assert.Empty(findings);
        Assert.Equal(0, allocated[1]);
    }

    /// <summary>Readings that failed.</summary>
    private static void Lose(FunctionScript function, Noise noise, int minutes)
    {
        for (var lost = 0; lost < 4; lost++)
        {
            var from = noise.Next(minutes - 5);
            foreach (var metric in function.Values.Keys) function.Set(metric, from, 5, float.NaN);
        }
    }

    private static List<Finding> Examine(AccountScript account)
    {
        var findings = new List<Finding>();
        var function = account.Function();
        foreach (IFunctionRule rule in LatencyRules.Functions.AddRange(DeliveryRules.Functions)) rule.Examine(function, findings);
        return findings;
    }
}
