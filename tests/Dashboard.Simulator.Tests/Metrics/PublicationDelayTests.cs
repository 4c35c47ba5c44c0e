using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.Tests.Metrics;

public sealed class PublicationDelayTests
{
    [Fact]
    public void The_delay_varies_within_its_bounds_and_is_the_same_each_time()
    {
        var delays = Enumerable.Range(0, 1000).Select(i => PublicationDelay.Default.Of(7, false, i)).ToList();
        Assert.All(delays, delay => Assert.InRange(delay, PublicationDelay.Default.Minimum, PublicationDelay.Default.Maximum));
        Assert.True(delays.Distinct().Count() > 900);
        Assert.Equal(delays, Enumerable.Range(0, 1000).Select(i => PublicationDelay.Default.Of(7, false, i)));
    }

    [Fact]
    public void Metrics_of_the_account_come_earlier()
    {
        TimeSpan Mean(bool account) => TimeSpan.FromTicks((long)Enumerable.Range(0, 1000).Average(i => PublicationDelay.Default.Of(7, account, i).Ticks));
        Assert.True(Mean(account: true) < Mean(account: false) - TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void The_hash_of_an_identity_is_the_same_in_every_process() =>
        Assert.Equal(StableHashOfOrders, StableHash.Of(new("AWS/Lambda", "Duration", new Dimension("FunctionName", "orders"))));

    private const ulong StableHashOfOrders = 8235483653605436884;
}
