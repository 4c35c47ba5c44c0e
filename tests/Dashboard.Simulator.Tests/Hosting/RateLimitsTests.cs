using Dashboard.Simulator.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Simulator.Tests.Hosting;

public sealed class RateLimitsTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData("monitoring", "GetMetricData", 50)]
    [InlineData("monitoring", "ListMetrics", 25)]
    [InlineData("monitoring", "GetMetricStatistics", 400)]
    [InlineData("lambda", "GetFunction", 100)]
    [InlineData("lambda", "ListFunctions", 15)]
    public void Each_operation_has_its_published_rate(string service, string operation, int rate)
    {
        var limits = new RateLimits(_time);

        Assert.Equal(rate, Allowed(() => limits.Allows(service, operation)));
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(rate / 2, Allowed(() => limits.Allows(service, operation)));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(rate, Allowed(() => limits.Allows(service, operation)));
    }

    [Fact]
    public void Lambdas_control_plane_shares_one_rate_but_GetFunction_has_its_own()
    {
        var limits = new RateLimits(_time);

        Assert.Equal(15, Allowed(() => limits.Allows("lambda", "ListFunctions")));
        Assert.False(limits.Allows("lambda", "GetFunctionConcurrency"));
        Assert.True(limits.Allows("lambda", "GetFunction"));
    }

    [Fact]
    public void Points_are_limited_to_180000_a_second_of_the_last_three_hours()
    {
        var limits = new RateLimits(_time);
        bool Take() => limits.AllowsDatapoints(100_800, TimeSpan.FromHours(3));

        Assert.True(Take());
        Assert.False(Take());
        _time.Advance(TimeSpan.FromSeconds(0.2));
        Assert.True(Take());
    }

    [Fact]
    public void Points_are_limited_to_396000_a_second_from_before()
    {
        var limits = new RateLimits(_time);

        Assert.Equal(3, Allowed(() => limits.AllowsDatapoints(100_800, TimeSpan.FromHours(3) + TimeSpan.FromSeconds(1))));
        Assert.True(limits.AllowsDatapoints(100_800, TimeSpan.FromHours(3)));
    }

    [Fact]
    public async Task A_caller_above_the_rate_is_told_to_wait_and_served_when_it_has()
    {
        await using var account = await TestAccount.StartAsync(new() { Empty = true });
        var statuses = new List<int>();
        for (var i = 0; i < 16; i++) statuses.Add((await account.LambdaAsync("GET", "/2016-08-19/account-settings")).Status);
        var refused = await account.LambdaAsync("GET", "/2015-03-31/functions");
        account.Time.Advance(TimeSpan.FromSeconds(1));
        var served = await account.LambdaAsync("GET", "/2015-03-31/functions");

        Assert.Equal(15, statuses.Count(s => s == 200));
        Assert.Equal((429, "TooManyRequestsException", "1"), (refused.Status, refused.ErrorType, refused.Headers["Retry-After"]));
        Assert.Equal(200, served.Status);
    }

    private static int Allowed(Func<bool> allows) => Enumerable.Range(0, 1000).TakeWhile(_ => allows()).Count();
}
