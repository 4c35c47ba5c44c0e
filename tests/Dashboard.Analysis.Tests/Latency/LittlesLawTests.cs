using CsCheck;
using Dashboard.Analysis.Latency;

namespace Dashboard.Analysis.Tests.Latency;

public sealed class LittlesLawTests
{
    private static readonly Gen<Load> AnyLoad = Gen.Select(Gen.Double[0.01, 10_000], Gen.Double[0.001, 900], (rate, seconds) => new Load(rate, seconds));

    [Theory]
    [InlineData(10, 0.2, 20, 0.2, 1, 0)]
    [InlineData(10, 0.2, 10, 0.8, 0, 1)]
    [InlineData(10, 0.2, 20, 0.4, 0.5, 0.5)]
    [InlineData(10, 0.2, 20, 0.8, 1.0 / 3, 2.0 / 3)]
    [InlineData(10, 0.2, 5, 1.6, -0.5, 1.5)]
    public void A_rise_is_split_by_factors(double rate, double seconds, double rateNow, double secondsNow, double byMore, double byLonger)
    {
        var split = LittlesLaw.Split(new(rate, seconds), new(rateNow, secondsNow))!;
        Assert.Equal(byMore, split.ByMoreRequests, 9);
        Assert.Equal(byLonger, split.ByLongerRequests, 9);
        Assert.Equal(rate * seconds, split.Usual, 9);
        Assert.Equal(rateNow * secondsNow, split.Now, 9);
    }

    [Fact]
    public void The_shares_add_up_to_one() => Gen.Select(AnyLoad, AnyLoad).Sample((usual, now) =>
    {
        if (Math.Abs(Math.Log(now.Concurrency / usual.Concurrency)) < 0.01) return;
        var split = LittlesLaw.Split(usual, now)!;
        Assert.Equal(1, split.ByMoreRequests + split.ByLongerRequests, 6);
    });

    [Fact]
    public void There_and_back_again_has_the_same_shares() => Gen.Select(AnyLoad, AnyLoad).Sample((usual, now) =>
    {
        if (Math.Abs(Math.Log(now.Concurrency / usual.Concurrency)) < 0.01) return;
        Assert.Equal(LittlesLaw.Split(usual, now)!.ByMoreRequests, LittlesLaw.Split(now, usual)!.ByMoreRequests, 6);
    });

    [Fact]
    public void Units_do_not_matter() => Gen.Select(AnyLoad, AnyLoad, Gen.Double[0.1, 10]).Sample((usual, now, unit) =>
    {
        if (Math.Abs(Math.Log(now.Concurrency / usual.Concurrency)) < 0.01) return;
        var other = LittlesLaw.Split(new(usual.PerSecond * unit, usual.MeanSeconds / unit), new(now.PerSecond * unit, now.MeanSeconds / unit))!;
        Assert.Equal(LittlesLaw.Split(usual, now)!.ByLongerRequests, other.ByLongerRequests, 6);
    });

    [Theory]
    [InlineData(10, 0.2, 10, 0.2)]
    [InlineData(0, 0.2, 10, 0.2)]
    [InlineData(10, 0.2, 0, 0.2)]
    [InlineData(10, double.NaN, 10, 0.2)]
    [InlineData(10, 0.2, double.NaN, 0.2)]
    public void Where_nothing_changed_or_something_is_unknown_there_is_no_split(double rate, double seconds, double rateNow, double secondsNow) =>
        Assert.Null(LittlesLaw.Split(new(rate, seconds), new(rateNow, secondsNow)));
}
