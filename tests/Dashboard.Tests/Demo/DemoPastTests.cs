using Dashboard.Demo;

namespace Dashboard.Tests.Demo;

public sealed class DemoPastTests
{
    [Theory]
    [InlineData(1, 14 * 24)]
    [InlineData(220, 14 * 24)]
    [InlineData(440, 7 * 24)]
    [InlineData(100_000, 4)]
    public void The_demo_account_has_two_weeks_behind_it_and_a_large_one_what_its_start_can_wait_for(int functions, int hours) =>
        Assert.Equal(hours, DemoAccount.PastOf(functions).TotalHours, 6);
}
