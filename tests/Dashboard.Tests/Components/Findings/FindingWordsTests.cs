using Dashboard.Analysis.Findings;
using Dashboard.Components.Findings;

namespace Dashboard.Tests.Components.Findings;

public sealed class FindingWordsTests
{
    private static readonly Pattern[] Patterns = Enum.GetValues<Pattern>();

    [Fact]
    public void Every_pattern_has_words_of_its_own()
    {
        Assert.Equal(Patterns.Length, Patterns.Select(pattern => pattern.Word()).Distinct().Count());
        Assert.Equal(Patterns.Length, Patterns.Select(pattern => pattern.Explain()).Distinct().Count());
        Assert.All(Patterns, pattern => Assert.InRange(pattern.Word().Length, 4, 19));
    }

    [Fact]
    public void A_sentence_explains_and_gives_the_two_numbers() => Assert.Equal(
        "All of its own reserved concurrency was in use, whatever was free in the account: peak concurrency 50, reserved concurrency 50.",
        FindingSentence.Of(Found.ReservedCap("orders")));

    [Fact]
    public void What_is_only_possible_is_worded_so() =>
        Assert.StartsWith("Possible: More than 1,000", FindingSentence.Of(Found.Throttling(Pattern.ScalingRate, "orders", 5) with { Confidence = Confidence.Possible }), StringComparison.Ordinal);

    [Fact]
    public void Harm_is_critical_where_requests_fail_and_quiet_where_it_is_advice()
    {
        Assert.Equal(
            [(Harm.Intended, "Unknown"), (Harm.Advice, "Unknown"), (Harm.Wasted, "Unknown"), (Harm.AtRisk, "Warning"), (Harm.Slower, "Warning"), (Harm.Retried, "Warning"), (Harm.BackingUp, "Warning"), (Harm.Failed, "Critical"), (Harm.Rejected, "Critical"), (Harm.Lost, "Critical")],
            Enum.GetValues<Harm>().Select(harm => (harm, harm.Level().ToString())));
        Assert.Equal(10, Enum.GetValues<Harm>().Select(harm => harm.Word()).Distinct().Count());
    }

    [Theory]
    [InlineData(1_234.4, MeasureUnit.Count, "1,234")]
    [InlineData(2.34, MeasureUnit.Count, "2.3")]
    [InlineData(512.6, MeasureUnit.PerSecond, "513 /s")]
    [InlineData(30, MeasureUnit.PerMinute, "30 /min")]
    [InlineData(1_500, MeasureUnit.Milliseconds, "1.5 s")]
    [InlineData(95, MeasureUnit.Minutes, "1 h 35 min")]
    [InlineData(1, MeasureUnit.Days, "1 day")]
    [InlineData(14, MeasureUnit.Days, "14 days")]
    [InlineData(0.234, MeasureUnit.Share, "23 %")]
    [InlineData(3.4, MeasureUnit.Factor, "3.4 ×")]
    [InlineData(1_769, MeasureUnit.Megabytes, "1,769 MB")]
    [InlineData(12.5, MeasureUnit.Dollars, "$12.50")]
    [InlineData(double.NaN, MeasureUnit.Dollars, "–")]
    [InlineData(double.NaN, MeasureUnit.Count, "–")]
    public void A_measure_carries_its_unit(double value, MeasureUnit unit, string text) => Assert.Equal(text, new Measure("x", value, unit).Value().Replace('\u00a0', ' '));

    [Fact]
    public void When_tells_the_newest_stretch_and_how_often_it_was()
    {
        var ongoing = Found.ReservedCap("orders") with { Minutes = [new(Found.At(11, 0), Found.At(11, 4)), new(Found.At(12, 20), Found.At(12, 33))] };
        Assert.Equal("since 12:20 UTC", Plain(ongoing.When()));
        Assert.Equal("last seen 12:33 UTC", Plain(ongoing.LastSeen()));
        Assert.Equal("19 min in all", Plain(ongoing.Duration()));
        Assert.Equal("40 requests rejected, 2 times since 11:00 UTC", Plain(ongoing.RequestsText()));

        var over = ongoing with { IsOngoing = false };
        Assert.Equal("12:20 to 12:33 UTC", Plain(over.When()));
        Assert.Null(over.LastSeen());
        Assert.Equal("at 12:20 UTC", Plain((over with { Minutes = [new(Found.At(12, 20), Found.At(12, 20))] }).When()));
    }

    [Fact]
    public void A_setting_has_no_time_and_counts_nothing()
    {
        var setting = Found.Of(Pattern.SingleSubnet, "orders", Harm.AtRisk);
        Assert.Null(setting.When());
        Assert.Null(setting.Duration());
        Assert.Null(setting.RequestsText());
    }

    private static string? Plain(string? text) => text?.Replace('\u00a0', ' ');
}
