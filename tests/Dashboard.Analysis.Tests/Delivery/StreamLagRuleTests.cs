using Dashboard.Analysis.Delivery;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Delivery;

public sealed class StreamLagRuleTests
{
    private readonly StreamLagRule _rule = new();

    [Theory]
    [InlineData(59_999, false)]
    [InlineData(60_000, true)]
    [InlineData(60_001, true)]
    public void A_minute_is_high(float age, bool isFound) => Assert.Equal(isFound, Examine(f => f.Set(FunctionMetric.IteratorAge, 100, 10, age)) is not null);

    [Theory]
    [InlineData(299_999, false)]
    [InlineData(300_000, true)]
    public void Long_batches_wait_for_each_other(float age, bool isFound) =>
        Assert.Equal(isFound, Examine(f => f.Set(FunctionMetric.IteratorAge, 100, 10, age).Set(FunctionMetric.DurationMaximum, 50, 100_000)) is not null);

    [Theory]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void It_must_hold_for_three_minutes(int minutes, bool isFound) =>
        Assert.Equal(isFound, Examine(f => f.Set(FunctionMetric.IteratorAge, 100, minutes, 90_000)) is not null);

    [Fact]
    public void Missing_minutes_neither_make_nor_hide_it()
    {
        Assert.NotNull(Examine(f => f.Set(FunctionMetric.IteratorAge, 100, 6, 90_000).Set(FunctionMetric.IteratorAge, 101, 3, float.NaN)));
        Assert.Null(Examine(f => f.Set(FunctionMetric.IteratorAge, 100, 6, 90_000).Set(FunctionMetric.IteratorAge, 101, 4, float.NaN)));
    }

    [Theory]
    [InlineData(60_000, null, "The age of the records grows as fast as the clock: nothing newer gets through.")]
    [InlineData(20_000, null, "The age of the records grows.")]
    [InlineData(-20_000, 21.0, "The age of the records shrinks.")]
    public void Says_whether_it_catches_up_and_when(float perMinute, double? minutes, string note)
    {
        var finding = Examine(f =>
        {
            for (var i = 0; i < 10; i++) f.Set(FunctionMetric.IteratorAge, 170 + i, 600_000 + i * perMinute);
        })!;
        Assert.Equal(note, finding.Note);
        Assert.Equal(perMinute, finding.Evidence.More.Single(m => m.Name == "age gained a minute").Value, 3);
        Assert.Equal(minutes, finding.Evidence.More.Where(m => m.Unit == MeasureUnit.Minutes).Select(m => (double?)m.Value).SingleOrDefault());
        Assert.Equal((Harm.BackingUp, Confidence.Proved, true), (finding.Harm, finding.Confidence, finding.IsProvisional));
    }

    private Finding? Examine(Action<FunctionScript> write)
    {
        var account = new AccountScript { Unsettled = 2 };
        write(account.Add("f").Run(0, 180, 100, 200).Fill(FunctionMetric.IteratorAge, 900));
        return account.Examine(_rule).SingleOrDefault();
    }
}
