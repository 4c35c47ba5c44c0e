using Dashboard.Analysis.Review;
using Dashboard.History;
using Dashboard.Review;
using Dashboard.Tests.History;
using Dashboard.Tests.Review.Fortnight;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Review;

/// <summary>CloudWatch says more of a minute after it was kept, and the review of its week follows, whatever the dashboard was doing meanwhile.</summary>
public sealed class LateDataTests : IDisposable
{
    private static readonly DateTimeOffset Begin = new(2026, 10, 21, 9, 0, 0, TimeSpan.Zero);
    private static readonly LocalWeek Week = LocalWeek.Of("Europe/Berlin", 43);

    private readonly TemporaryHistory _history = new();

    [Fact]
    public async Task While_it_runs()
    {
        await using var account = await AccountAsync();
        using var archive = new HistoryArchive(_history.Folder);
        using var source = new ReviewSource(archive, new FakeTimeProvider(Begin.AddDays(1)));
        using var dashboard = new RunningDashboard(account, archive);
        Throttle(account, Begin.AddMinutes(-2), 5);
        await dashboard.LiveToAsync(Begin.AddMinutes(8));
        var before = await ReviewAsync(source);
        Throttle(account, Begin.AddMinutes(-2), 9);
        await dashboard.LiveToAsync(Begin.AddMinutes(14));

        AssertThrottled(5, Begin.AddMinutes(-2), before);
        AssertThrottled(9, Begin.AddMinutes(-2), await ReviewAsync(source));
    }

    [Fact]
    public async Task While_it_restarts()
    {
        await using var account = await AccountAsync();
        await RunAsync(account, Begin.AddMinutes(20), 5);

        Throttle(account, Begin.AddMinutes(-2), 9);
        await account.LiveToAsync(Begin.AddMinutes(110));

        AssertThrottled(9, Begin.AddMinutes(-2), await RunAsync(account, Begin.AddMinutes(130)));
    }

    [Fact]
    public async Task While_it_is_not_running_for_hours()
    {
        await using var account = await AccountAsync();
        await RunAsync(account, Begin.AddMinutes(20), 5);

        Throttle(account, Begin.AddMinutes(-2), 9);
        await account.LiveToAsync(Begin.AddHours(8));

        AssertThrottled(9, Begin.AddMinutes(-2), await RunAsync(account, Begin.AddHours(8.5)));
    }

    public void Dispose() => _history.Dispose();

    /// <summary>A function that may run for a quarter of an hour, so that minutes are read again for as long, and never does; it ran before.</summary>
    private static async Task<LivingAccount> AccountAsync()
    {
        var account = await LivingAccount.StartAsync(null, Begin.AddMinutes(-10));
        account.Lambda.Add(new() { Name = "pay", Arn = account.Lambda.ArnOf("pay"), LastModified = Begin.AddDays(-9), Timeout = TimeSpan.FromMinutes(15), ReservedConcurrency = 20 });
        Throttle(account, Begin.AddHours(-1), 0);
        await account.LiveToAsync(Begin);
        return account;
    }

    /// <summary>Runs the dashboard up to a moment, and tells what it then shows of the week.</summary>
    private async Task<WeekReview> RunAsync(LivingAccount account, DateTimeOffset to, int? throttles = null)
    {
        if (throttles is { } count) Throttle(account, Begin.AddMinutes(-2), count);
        using var archive = new HistoryArchive(_history.Folder);
        using (var dashboard = new RunningDashboard(account, archive)) await dashboard.LiveToAsync(to);
        using var source = new ReviewSource(archive, new FakeTimeProvider(to));
        var review = await ReviewAsync(source);
        if (throttles is not null) AssertThrottled(throttles.Value, Begin.AddMinutes(-2), review);
        return review;
    }

    private static void Throttle(LivingAccount account, DateTimeOffset at, int throttles)
    {
        var minute = at.ToUnixTimeSeconds() / 60;
        foreach (var function in new[] { "pay", null })
        {
            account.Record("Throttles", function, minute, throttles);
            account.Record("Invocations", function, minute, 600);
            account.Record("ConcurrentExecutions", function, minute, 20);
            account.Record("Duration", function, minute, 900);
        }
        account.Record("ClaimedAccountConcurrency", null, minute, 20);
    }

    private static async Task<WeekReview> ReviewAsync(ReviewSource source) =>
        (await source.ReadAsync(new(RunningDashboard.Scope.Key, Week.Week, Week.TimeZone, 1000))).Review!;

    private static void AssertThrottled(int expected, DateTimeOffset at, WeekReview review)
    {
        var spot = Assert.Single(review.Hotspots);
        Assert.Equal((expected, expected, 1), (spot.Throttled, spot.Trend[^1], spot.Minutes));
        Assert.Equal((expected, expected, 0), (review.Headline.Throttled.Now, review.Headline.WorstHourThrottled, review.Headline.Unattributed));
        var minute = at.ToUnixTimeSeconds() / 60;
        Assert.Equal([(minute / 60 * 60, (long)expected)], review.Heat.Cells.Where(cell => cell.Throttled > 0).Select(cell => (cell.Start, cell.Throttled)));
    }
}
