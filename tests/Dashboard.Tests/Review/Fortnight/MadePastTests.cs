using Dashboard.History;
using Dashboard.Review;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Review.Fortnight;

/// <summary>The same of a past that the simulator made a minute at a time, as the demo account's is, and that is read back as a whole.</summary>
public sealed class MadePastTests
{
    [Fact]
    public async Task The_review_of_a_fortnight_that_was_read_back_is_what_the_simulator_counted()
    {
        var start = new DateTimeOffset(2026, 11, 2, 2, 40, 0, TimeSpan.Zero);
        await using var account = await LivingAccount.StartAsync(FortnightStage.Build(), start, past: TimeSpan.FromDays(14.5));
        using var archive = new HistoryArchive(dataFolder: null);
        using (var dashboard = new RunningDashboard(account, archive)) await dashboard.LiveToAsync(start.AddMinutes(10));
        using var source = new ReviewSource(archive, new FakeTimeProvider(start.AddMinutes(10)));
        var truth = new TrueMinutes(account.Truth);

        var (earlier, later) = (LocalWeek.Of("UTC", 43), LocalWeek.Of("UTC", 44));
        Compare(await ReadAsync(earlier), earlier);
        Compare(await ReadAsync(later), later, earlier);

        Task<ReviewAnswer> ReadAsync(LocalWeek week) => source.ReadAsync(new(RunningDashboard.Scope.Key, week.Week, week.TimeZone, FortnightStage.Limit));

        void Compare(ReviewAnswer answer, params LocalWeek[] weeks)
        {
            var comparison = new ReviewComparison(truth, answer.Review!, weeks);
            comparison.Headline();
            comparison.Hotspots();
            comparison.HeatMap();
            comparison.Hours(answer.Input!);
        }
    }
}
