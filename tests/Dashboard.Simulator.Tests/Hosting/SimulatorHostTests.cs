using System.Globalization;
using System.Net;
using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Hosting;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Simulator.Tests.Hosting;

public sealed class SimulatorHostTests
{
    [Fact]
    public async Task The_fleet_lives_through_the_time_a_test_lets_pass()
    {
        await using var account = await TestAccount.StartAsync(new() { Fleet = new(Functions: 50, Scene: "quiet-day") });
        var before = Invocations(account.Host);

        account.Time.Advance(TimeSpan.FromMinutes(10));
        await account.Host.CatchUpAsync(TestAccount.Cancelled);

        Assert.Equal(0, before);
        Assert.True(Invocations(account.Host) > 0);
    }

    [Fact]
    public async Task Simulated_time_runs_at_its_speed_while_signatures_go_by_the_clients_clock()
    {
        await using var account = await TestAccount.StartAsync(new() { Empty = true, Speed = 60 });
        var start = account.Time.GetUtcNow();
        account.Time.Advance(TimeSpan.FromMinutes(10));

        var answer = await account.LambdaAsync("GET", "/2016-08-19/account-settings");

        Assert.Equal(start.AddHours(10), account.Host.Clock.GetUtcNow());
        Assert.Equal(200, answer.Status);
        Assert.Equal(start.AddMinutes(10), DateTimeOffset.ParseExact(answer.Headers["Date"], "R", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_stage_of_ones_own_lives_from_a_day_of_ones_own()
    {
        var begin = new DateTimeOffset(2026, 10, 19, 0, 0, 0, TimeSpan.Zero);
        var function = new FleetFunction(
            new() { Name = "f", Arn = "arn:aws:lambda:us-east-1:123456789012:function:f", LastModified = begin },
            new() { Arrivals = [new CronArrivals(EveryMinutes: 1)], Duration = new LogNormalDuration(100) });
        await using var account = await TestAccount.StartAsync(new() { Stage = new([function], 500), Start = begin, Speed = 120 });

        account.Time.Advance(TimeSpan.FromSeconds(5));
        await account.Host.CatchUpAsync(TestAccount.Cancelled);

        Assert.Equal(begin.AddMinutes(10), account.Host.Clock.GetUtcNow());
        Assert.Equal(500, account.Host.Account.ConcurrencyLimit);
        Assert.Equal(Enumerable.Range(0, 10).Select(minute => begin.ToUnixTimeSeconds() / 60 + minute), account.Host.Truth.Of("f").Select(minute => minute.Minute));
    }

    [Fact]
    public async Task A_fleet_with_a_clock_of_its_own_answers_by_it_and_takes_signatures_of_any_age()
    {
        var fleet = new FakeTimeProvider(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using var account = await TestAccount.StartAsync(new() { Empty = true, RateLimits = false, FleetClock = fleet });
        fleet.Advance(TimeSpan.FromHours(1));

        var answer = await account.LambdaAsync("GET", "/2016-08-19/account-settings");

        Assert.Equal(fleet.GetUtcNow(), account.Host.Clock.GetUtcNow());
        Assert.Equal(200, answer.Status);
        Assert.Equal(fleet.GetUtcNow(), DateTimeOffset.ParseExact(answer.Headers["Date"], "R", CultureInfo.InvariantCulture));
    }

    [Fact]
    public async Task A_deleted_function_is_not_found_any_more()
    {
        await using var account = await TestAccount.StartAsync();
        account.Add("gone");
        Assert.Equal(200, (await account.LambdaAsync("GET", "/2015-03-31/functions/gone")).Status);
        account.Host.Account.Remove("gone");
        Assert.Equal(404, (await account.LambdaAsync("GET", "/2015-03-31/functions/gone")).Status);
    }

    [Fact]
    public async Task Calls_are_logged_and_counted_by_operation_and_status()
    {
        await using var account = await TestAccount.StartAsync();
        await account.LambdaAsync("GET", "/2015-03-31/functions");
        await account.LambdaAsync("GET", "/2015-03-31/functions/absent");
        await account.LambdaAsync("GET", "/2015-03-31/functions/absent");

        Assert.Equal(1, account.Host.Calls.Count("ListFunctions", 200));
        Assert.Equal(2, account.Host.Calls.Count("GetFunction", 404));
        Assert.Equal("ResourceNotFoundException", account.Host.Calls.Recent[^1].ErrorCode);
        Assert.Equal(0, account.Host.Calls.BilledMetrics);
        account.Host.Calls.Reset();
        Assert.Empty(account.Host.Calls.Counts);
    }

    [Fact]
    public async Task An_unsigned_request_is_refused_and_every_answer_has_an_id()
    {
        await using var account = await TestAccount.StartAsync();
        using var http = new HttpClient();

        using var answer = await http.GetAsync(new Uri(account.Host.Address, "/2015-03-31/functions"), TestAccount.Cancelled);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.StartsWith("MissingAuthenticationTokenException", answer.Headers.GetValues("x-amzn-ErrorType").Single(), StringComparison.Ordinal);
        Assert.NotEmpty(answer.Headers.GetValues("x-amzn-RequestId"));
    }

    [Fact]
    public async Task A_taken_port_is_an_IOException()
    {
        await using var account = await TestAccount.StartAsync();

        await Assert.ThrowsAsync<IOException>(() =>
            SimulatorHost.StartAsync(new() { Empty = true, Port = account.Host.Address.Port }, new FakeTimeProvider(), TestAccount.Cancelled));
    }

    private static int Invocations(SimulatorHost host) => host.Truth.Functions.Sum(f => host.Truth.Of(f).Count);
}
