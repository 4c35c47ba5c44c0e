using Dashboard.Tests.Survival.Watched;

namespace Dashboard.Tests.Survival;

public sealed class SoakTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Three_hours_of_faults_and_deployments_leave_no_minute_missing_and_none_wrong()
    {
        var outcome = await new Soak(hours: 3, functions: 200, seed: 1).RunAsync(hour => output.WriteLine($"{hour}"), TestContext.Current.CancellationToken);
        Assert.True(outcome.Missing + outcome.Wrong == 0, string.Join('\n', outcome.Complaints));
        Assert.True(outcome.Kept.Compared > 200 * 180);
        Assert.True(outcome.Hours.Sum(hour => hour.Faults) > 2);
    }

    [Fact]
    public void The_slope_of_the_heap_is_that_of_the_line_through_its_hours_after_the_warm_up()
    {
        SoakHour[] hours = [Hour(0, 900), Hour(1, 100), Hour(2, 130), Hour(3, 160)];
        Assert.Equal(30, new SoakOutcome(hours, new(), []).Slope(warmUpHours: 1), 9);
        Assert.Equal(0, new SoakOutcome(hours[..2], new(), []).Slope(warmUpHours: 1));

        static SoakHour Hour(int hour, long bytes) => new(hour, bytes, 0, 0, 0, 0, 0);
    }
}
