using Dashboard.Components;

namespace Dashboard.Tests.Components;

public sealed class FormatTests
{
    [Theory]
    [InlineData(0L, "0")]
    [InlineData(999L, "999")]
    [InlineData(1_234L, "1,234")]
    [InlineData(-12_345L, "-12,345")]
    public void Counts_are_grouped_by_thousands(long value, string text) => Assert.Equal(text, Format.Count(value));

    [Fact]
    public void Unknown_is_a_dash_and_never_zero()
    {
        Assert.Equal("–", Format.Count(null));
        Assert.Equal("–", Format.Number(double.NaN));
        Assert.Equal("–", Format.Share(null));
        Assert.Equal("–", Format.Share(double.NaN));
        Assert.Equal("–", Format.Milliseconds(null));
        Assert.Equal("–", Format.Megabytes(null));
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0004, "< 0.1 %")]
    [InlineData(0.004, "0.4 %")]
    [InlineData(0.0996, "10 %")]
    [InlineData(0.82, "82 %")]
    [InlineData(0.9996, "99.9 %")]
    [InlineData(1, "100 %")]
    [InlineData(1.5, "150 %")]
    public void What_is_not_quite_nothing_or_all_is_never_rounded_to_it(double fraction, string text) => Assert.Equal(text, Plain(Format.Share(fraction)));

    [Theory]
    [InlineData(0.42, "0.4 ms")]
    [InlineData(120, "120 ms")]
    [InlineData(1_234, "1.2 s")]
    [InlineData(30_000, "30 s")]
    [InlineData(125_000, "2 min 5 s")]
    [InlineData(900_000, "15 min")]
    public void Durations_take_the_unit_that_fits(double milliseconds, string text) => Assert.Equal(text, Plain(Format.Milliseconds(milliseconds)));

    [Theory]
    [InlineData(45, "45 s")]
    [InlineData(60, "1 min")]
    [InlineData(93, "1 min 33 s")]
    [InlineData(305, "5 min")]
    [InlineData(7_500, "2 h 5 min")]
    [InlineData(270_000, "3 d 3 h")]
    [InlineData(-5, "0 s")]
    public void Spans_show_the_two_largest_units(int seconds, string text) => Assert.Equal(text, Plain(Format.Span(TimeSpan.FromSeconds(seconds))));

    [Fact]
    public void Times_are_in_utc_and_carry_a_date_only_when_it_is_another()
    {
        var now = new DateTimeOffset(2026, 11, 23, 14, 0, 0, TimeSpan.FromHours(2));
        Assert.Equal("12:00 UTC", Plain(Format.Moment(now, now)));
        Assert.Equal("2026-11-22 12:00 UTC", Plain(Format.Moment(now.AddDays(-1), now)));
    }

    [Theory]
    [InlineData("0.004", "< $0.01")]
    [InlineData("0.86", "$0.86")]
    [InlineData("1234.5", "$1,234.50")]
    [InlineData("0", "$0.00")]
    public void Prices_never_round_to_nothing(string dollars, string text) =>
        Assert.Equal(text, Plain(Format.Dollars(decimal.Parse(dollars, System.Globalization.CultureInfo.InvariantCulture))));

    [Theory]
    [InlineData(1, "1 function")]
    [InlineData(2_000, "2,000 functions")]
    public void Nouns_agree_with_their_number(long count, string text) => Assert.Equal(text, Plain(Format.Count(count, "function")));

    private static string Plain(string text) => text.Replace('\u00a0', ' ');
}
