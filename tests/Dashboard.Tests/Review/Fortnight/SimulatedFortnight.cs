using System.Globalization;
using Dashboard.History;
using Dashboard.Live;
using Dashboard.Review;
using Dashboard.Tests.History;
using Microsoft.Extensions.Time.Testing;


namespace Dashboard.Tests.Review.Fortnight;

/// <summary>
/// Two weeks of an account, lived once for all tests. The dashboard is started three times: it reads back what was before, polls for some
/// hours, and is gone at once, in the middle of an hour.
/// </summary>
public sealed class SimulatedFortnight : IAsyncLifetime
{
    private static readonly (DateTimeOffset From, DateTimeOffset To)[] Runs =
    [
        (At("2026-10-21T09:10Z"), At("2026-10-21T11:37Z")),
        (At("2026-10-24T23:50Z"), At("2026-10-25T02:22Z")),
        (At("2026-11-02T02:40Z"), At("2026-11-02T05:49Z")),
    ];

    private readonly TemporaryHistory _history = new();
    private HistoryArchive? _archive;
    private ReviewSource? _source;

    internal TrueMinutes Truth { get; private set; } = null!;

    /// <summary>When the last run ended.</summary>
    internal static DateTimeOffset Now => Runs[^1].To;

    public async ValueTask InitializeAsync()
    {
        await using var account = await LivingAccount.StartAsync(FortnightStage.Build(), At("2026-10-18T12:00Z"));
        foreach (var (from, to) in Runs)
        {
            await account.LiveToAsync(from);
            using var archive = new HistoryArchive(_history.Folder);
            using var dashboard = new RunningDashboard(account, archive);
            await dashboard.LiveToAsync(to);
            Assert.Equal(ActivityState.Succeeded, dashboard.Snapshot!.Health.Of(PollActivity.Backfill)!.State);
        }
        Truth = new(account.Truth);
        _archive = new(_history.Folder);
        _source = new(_archive, new FakeTimeProvider(Now));
    }

    internal async Task<ReviewAnswer> ReviewAsync(LocalWeek week)
    {
        var answer = await _source!.ReadAsync(new(RunningDashboard.Scope.Key, week.Week, week.TimeZone, FortnightStage.Limit));
        Assert.Null(answer.Fault);
        Assert.NotNull(answer.Review);
        return answer;
    }

    public ValueTask DisposeAsync()
    {
        _source?.Dispose();
        _archive?.Dispose();
        _history.Dispose();
        return ValueTask.CompletedTask;
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
