using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Latency;

public sealed class MemoryStarvedRuleTests
{
    private readonly MemoryStarvedRule _rule = new();

    [Theory]
    [InlineData(885, null)]
    [InlineData(884, Confidence.Possible)]
    [InlineData(883, Confidence.Possible)]
    [InlineData(443, Confidence.Possible)]
    [InlineData(442, Confidence.Likely)]
    [InlineData(128, Confidence.Likely)]
    public void It_takes_less_than_half_a_CPU(int megabytes, Confidence? confidence) => Assert.Equal(confidence, Examine(Even(), megabytes)?.Confidence);

    [Theory]
    [InlineData(299, false)]
    [InlineData(300, true)]
    [InlineData(15_000, true)]
    [InlineData(15_001, false)]
    public void It_takes_long_but_not_as_long_as_jobs_that_wait(float median, bool isFound) => Assert.Equal(isFound, Examine(Even(median)) is not null);

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void Minutes_must_be_busy(float invocations, bool isFound) => Assert.Equal(isFound, Examine(Even(invocations: invocations)) is not null);

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void There_must_be_half_an_hour_of_them(int minutes, bool isFound) => Assert.Equal(isFound, Examine(Even(minutes: minutes)) is not null);

    [Theory]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public void Dependencies_have_a_tail(int minutes, bool isFound) =>
        Assert.Equal(isFound, Examine(Even() + (f => f.Set(FunctionMetric.DurationMaximum, 20, minutes, 10_000))) is not null);

    [Theory]
    [InlineData(1999, true)]
    [InlineData(2500, true)]
    [InlineData(2501, false)]
    public void The_99th_percentile_is_close_to_the_median(float p99, bool isFound) =>
        Assert.Equal(isFound, Examine(Even(1000) + (f => f.Fill(FunctionMetric.DurationP99, p99))) is not null);

    [Theory]
    [InlineData(0.05f, true)]
    [InlineData(0.06f, false)]
    public void Dependencies_drift(float share, bool isFound) => Assert.Equal(isFound, Examine(Even(1000) + (function =>
    {
        for (var i = 0; i < 180; i++) function.Set(FunctionMetric.DurationP50, i, 1000 * (1 + ((i % 3) - 1) * share));
    })) is not null);

    [Fact]
    public void Timeouts_are_even_without_computing() =>
        Assert.Null(Examine(Even() + (f => TimingOutRuleTests.TimeOut(f, 0, 180, FunctionMetric.DurationP50))));

    [Fact]
    public void Managed_instances_have_other_rules()
    {
        var account = new AccountScript();
        Even()(account.Add("f", c => c with { MemoryMegabytes = 128, OnManagedInstances = true }));
        Assert.Empty(account.Examine(_rule));
    }

    [Fact]
    public void Unknown_memory_and_missing_minutes_say_nothing()
    {
        Assert.Null(Examine(Even(), null));
        Assert.Null(Examine(Even() + (f => f.Set(FunctionMetric.DurationP50, 20, 160, float.NaN))));
    }

    [Fact]
    public void Never_proved_and_says_so()
    {
        var finding = Examine(Even(4000))!;
        Assert.Equal((128, 1769), (finding.Evidence.Observed.Value, finding.Evidence.Threshold.Value));
        Assert.Contains("does not show CPU time", finding.Note, StringComparison.Ordinal);
        Assert.Equal(Harm.Slower, finding.Harm);
    }

    private static Action<FunctionScript> Even(float median = 1000, int minutes = 180, float invocations = 240) => function => function
        .Run(0, minutes, invocations, median)
        .Set(FunctionMetric.DurationP50, 0, minutes, median)
        .Set(FunctionMetric.DurationP99, 0, minutes, 1.5f * median)
        .Set(FunctionMetric.DurationMaximum, 0, minutes, 1.8f * median);

    private Finding? Examine(Action<FunctionScript> write, int? megabytes = 128)
    {
        var account = new AccountScript();
        write(account.Add("f", c => c with { MemoryMegabytes = megabytes }));
        return account.Examine(_rule).SingleOrDefault();
    }
}
