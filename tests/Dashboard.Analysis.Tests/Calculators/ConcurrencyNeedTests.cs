using Dashboard.Analysis.Calculators;

namespace Dashboard.Analysis.Tests.Calculators;

public sealed class ConcurrencyNeedTests
{
    [Theory]
    [InlineData(100, 500, 50)]
    [InlineData(3, 100, 1)]
    [InlineData(30, 100, 3)]
    [InlineData(0.5, 4_000, 2)]
    [InlineData(101, 500, 51)]
    public void Concurrency_is_rate_times_duration(double rate, double milliseconds, int limit)
    {
        var need = Need(rate, milliseconds);
        Assert.Equal(rate * milliseconds / 1_000, need.InFlight, 9);
        Assert.Equal(limit, need.ForConcurrency);
    }

    [Theory]
    [InlineData(99, 100, true)]
    [InlineData(100, 100, false)]
    [InlineData(101, 101, false)]
    public void Below_a_tenth_of_a_second_the_request_rate_decides(double milliseconds, int limit, bool isRateBound)
    {
        var need = Need(1_000, milliseconds);
        Assert.Equal(isRateBound, need.IsRateBound);
        Assert.Equal(limit, need.Limit);
    }

    [Fact]
    public void A_limit_admits_ten_requests_a_second_for_each_unit() => Assert.Equal(10_000, ConcurrencyNeed.RateCap(1_000));

    [Fact]
    public void A_load_beyond_all_bounds_is_not_wrapped_round() => Assert.Equal(int.MaxValue, Need(1e12, 900_000).Limit);

    private static ConcurrencyNeed Need(double rate, double milliseconds) => new(rate, TimeSpan.FromMilliseconds(milliseconds));
}
