using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Tests.Rules;

public sealed class LimitHistoryTests
{
    private static readonly OwnLimits Fifty = new(ReservedConcurrency.Of(50), 0);
    private static readonly OwnLimits Off = new(ReservedConcurrency.Of(0), 0);
    private static readonly OwnLimits None = new(ReservedConcurrency.None, 0);

    private static readonly LimitHistory History = new()
    {
        Functions = LimitHistory.Empty.Functions.Add("f", [new(Fifty, 100, 105), new(Off, 120, 130)]),
        FirstRead = LimitHistory.Empty.FirstRead.Add("f", 90),
        Account = [new(1000, 100, 105)],
    };

    [Fact]
    public void Each_minute_has_the_limits_of_its_time_and_both_where_it_lies_between_two_readings()
    {
        Assert.Equal(new(Fifty, null, IsConfirmed: false), History.At("f", 89, None));
        Assert.Equal(new(Fifty, null, IsConfirmed: true), History.At("f", 100, None));
        Assert.Equal(new(Off, Fifty, IsConfirmed: true), History.At("f", 101, None));
        Assert.Equal(new(Off, null, IsConfirmed: true), History.At("f", 105, None));
        Assert.Equal(new(None, Off, IsConfirmed: true), History.At("f", 121, None));
        Assert.Equal(new(None, null, IsConfirmed: true), History.At("f", 130, None));
    }

    [Fact]
    public void A_function_never_read_has_the_limits_of_now_unconfirmed() =>
        Assert.Equal(new(None, null, IsConfirmed: false), History.At("other", 100, None));

    [Fact]
    public void The_account_limit_of_a_minute_is_that_of_its_time()
    {
        Assert.Equal(1000, History.AccountLimit(100, 3000));
        Assert.Equal(3000, History.AccountLimit(101, 3000));
        Assert.Null(LimitHistory.Empty.AccountLimit(100, null));
    }
}
