using Dashboard.Analysis.WhatIf;

namespace Dashboard.Analysis.Tests.WhatIf;

public sealed class PoolReplayTests
{
    [Theory]
    [InlineData(3, 10, 8, 0.625)]
    [InlineData(8, 10, 8, 0.0625)]
    [InlineData(5, 10, 4, 0.25)]
    [InlineData(9, 10, 10, 0.1)]
    [InlineData(10, 10, 8, 0)]
    [InlineData(0, 10, 8, 1)]
    public void Above_a_level_is_what_lies_there_of_a_minute_between_trough_and_peak(double level, double peak, double mean, double share) =>
        Assert.Equal(share, Loss.ShareAbove(level, peak, mean), 12);

    [Fact]
    public void A_function_given_a_reservation_takes_its_demand_out_of_the_pool_with_it()
    {
        var both = (6000f, 600f, 100f, 1000f);
        var span = Recorded.Span(200, Recorded.Function("a", null, both), Recorded.Function("b", null, both));
        var outcome = Recorded.Replayed(span, ChangeSet.None.With("a", FunctionChange.Reserve(110)));
        // Ten more than the hundred it had suffice for one; the other is left with ninety of its hundred.
        Assert.Equal([0, 1200], outcome.Functions.Select(function => function.After.Requests));
    }

    [Theory]
    [InlineData(60, 0)]
    [InlineData(50, 600)]
    public void What_runs_on_provisioned_concurrency_asks_nothing_of_the_pool(int limit, long rejected)
    {
        // Sixty run: twenty are provisioned, forty on demand.
        var function = Recorded.Function("f", null, (3600, 0, 60, 1000)) with { Provisioned = 20 };
        Assert.Equal(rejected, Recorded.Replayed(Recorded.Span(120, function), ChangeSet.None with { AccountLimit = limit }).After.Requests);
    }
}
