using Bunit;
using Dashboard.Components.Pages;
using Dashboard.Components.Spend;
using Dashboard.Polling.Planning;

namespace Dashboard.Tests.Components.Spend;

public sealed class BudgetNoteTests : DashboardTestContext
{
    private BudgetNote? Note(decimal? budget = 25, bool isShort = false, decimal spent = 12)
    {
        Snapshot.Plan = Plans.Of(budget, Plans.Spend with { ThisMonth = spent }, isShort);
        return BudgetNote.Of(Snapshot.Build());
    }

    private void Function(string name, PollTier tier, int usual, int minutes) => Snapshot.Function(Rows.Idle(name)).Read(tier, TierReason.Traffic, usual, minutes);

    [Fact]
    public void What_is_read_less_often_is_told_by_tier_with_the_interval_that_most_of_it_have()
    {
        Function("busy", PollTier.Warm, 5, 16);
        Function("quiet", PollTier.Quiet, 30, 180);
        Function("quiet too", PollTier.Quiet, 30, 180);
        Function("quieter", PollTier.Quiet, 60, 360);
        Function("silent", PollTier.Silent, 60, 360);
        var note = Note()!;
        Assert.Equal("Reading less often to stay inside $25 a month: busy functions every 16 minutes instead of 5, quiet ones every 3 hours instead of 30 minutes.", Plain(note.Sentence));
        Assert.Equal("To read more often, raise Dashboard:Polling:MonthlyBudget, $25 now.", note.Remedy);
        Assert.True(note.IsMaterial);
    }

    [Fact]
    public void Urgent_functions_come_first_when_even_they_have_to_wait()
    {
        Function("quiet", PollTier.Quiet, 15, 1_440);
        Function("urgent", PollTier.Hot, 1, 2);
        Assert.Equal("Reading less often to stay inside $12.50 a month: urgent functions every 2 minutes instead of 1, quiet ones every 24 hours instead of 15 minutes.", Plain(Note(12.5m, spent: 3)!.Sentence));
    }

    [Fact]
    public void What_is_hardly_felt_is_told_on_the_status_page_only()
    {
        Function("busy", PollTier.Warm, 5, 9);
        Assert.False(Note()!.IsMaterial);
        Assert.DoesNotContain(RenderFor<LivePage>(Snapshot.Build()).FindAll(".budget"), _ => true);
        Assert.Contains("busy functions every 9 minutes instead of 5", Plain(RenderFor<StatusPage>(Snapshot.Build()).Find(".spend-panel .fault-detail").TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_felt_is_told_where_people_look()
    {
        Function("busy", PollTier.Warm, 5, 10);
        Note();
        var snapshot = Snapshot.Build();
        foreach (var notice in new[] { RenderFor<LivePage>(snapshot).Find(".budget"), RenderFor<FunctionsPage>(snapshot).Find(".budget") })
        {
            Assert.Contains("Reading less often to stay inside $25 a month: busy functions every 10 minutes instead of 5.", Plain(notice.TextContent), StringComparison.Ordinal);
            Assert.Equal("status#spend", notice.QuerySelector("a")!.GetAttribute("href"));
        }
    }

    [Fact]
    public void Reads_that_wait_and_a_budget_that_is_gone_are_told()
    {
        Function("busy", PollTier.Warm, 5, 5);
        Assert.Null(Note());
        Assert.Null(Note(budget: null, isShort: true));
        Assert.Equal("Some reads wait: what $25 a month leaves for now is spent.", Note(isShort: true)!.Sentence);
        Assert.Equal("The budget of $25 a month is spent: until the next month begins little is read but the account's own series.", Note(spent: 25)!.Sentence);
        Function("quiet", PollTier.Quiet, 15, 31);
        Assert.Equal("Some reads wait: what $25 a month leaves for now is spent. Read less often: quiet functions every 31 minutes instead of 15.", Plain(Note(isShort: true)!.Sentence));
    }

    [Theory]
    [InlineData(1, 1, "every minute")]
    [InlineData(5, 5, "every 5 minutes")]
    [InlineData(15, 60, "every 15 to 60 minutes")]
    [InlineData(45, 180, "every 45 minutes to 3 hours")]
    [InlineData(187, 187, "every 3 h 7 min")]
    [InlineData(120, 120, "every 2 hours")]
    [InlineData(119, 119, "every 119 minutes")]
    public void Intervals_are_said_in_the_unit_that_is_easy_to_grasp(int least, int most, string words) => Assert.Equal(words, Plain(Intervals.Every(least, most)));

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
