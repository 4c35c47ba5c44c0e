using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Latency;

public sealed class LongTailRuleTests
{
    private readonly LongTailRule _rule = new();

    [Theory]
    [InlineData(2000, 7999, false)]
    [InlineData(200, 1999, false)]
    [InlineData(200, 2000, true)]
    [InlineData(200, 2001, true)]
    [InlineData(50, 999, false)]
    [InlineData(50, 1000, true)]
    public void The_99th_percentile_must_be_ten_times_the_median_and_a_second(float p50, float p99, bool isFound) => Assert.Equal(isFound, Found(p50, p99));

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    [InlineData(11, true)]
    public void It_must_hold_for_ten_minutes(int minutes, bool isFound) => Assert.Equal(isFound, Found(100, 3000, minutes));

    [Theory]
    [InlineData(99, false)]
    [InlineData(100, true)]
    [InlineData(101, true)]
    public void Of_fewer_than_a_hundred_samples_the_99th_percentile_is_the_maximum(int perMinute, bool isFound) =>
        Assert.Equal(isFound, Found(100, 3000, 30, perMinute));

    [Theory]
    [InlineData(999, Confidence.Likely)]
    [InlineData(1000, Confidence.Proved)]
    public void Ten_samples_above_it_prove_it(int perMinute, Confidence confidence) => Assert.Equal(confidence, Examine(100, 3000, 30, perMinute)!.Confidence);

    [Fact]
    public void Counts_the_hundredth_part_of_the_invocations() => Assert.Equal(30, Examine(100, 3000, 30, 100)!.Requests);

    [Fact]
    public void Timeouts_explain_a_tail_better() => Assert.False(Found(100, 30_000, 30));

    [Fact]
    public void Minutes_slower_as_a_whole_are_no_tail()
    {
        var account = new AccountScript();
        account.Add("f").Run(0, 180, 500, 100).Fill(FunctionMetric.DurationP50, 100)
            .Set(FunctionMetric.DurationP50, 100, 30, 150).Set(FunctionMetric.DurationP99, 100, 30, 5000);
        Assert.Empty(account.Examine(_rule));
    }

    [Fact]
    public void Missing_minutes_do_not_count_and_do_not_part()
    {
        var account = new AccountScript();
        var function = account.Add("f").Run(0, 180, 500, 100).Set(FunctionMetric.DurationP99, 100, 14, 5000);
        function.Set(FunctionMetric.DurationP50, 103, 4, float.NaN);
        Assert.Equal(14, Assert.Single(Assert.Single(account.Examine(_rule)).Minutes).Minutes);
        function.Set(FunctionMetric.DurationP50, 107, float.NaN);
        Assert.Empty(account.Examine(_rule));
    }

    private bool Found(float p50, float p99, int minutes = 30, int perMinute = 500) => Examine(p50, p99, minutes, perMinute) is not null;

    private Finding? Examine(float p50, float p99, int minutes, int perMinute)
    {
        var account = new AccountScript();
        account.Add("f").Run(0, 180, perMinute, p50).Fill(FunctionMetric.DurationP50, p50).Set(FunctionMetric.DurationP99, 100, minutes, p99);
        return account.Examine(_rule).SingleOrDefault();
    }
}
