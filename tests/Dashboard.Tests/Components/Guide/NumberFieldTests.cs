using Dashboard.Components.Guide.Calculators;

namespace Dashboard.Tests.Components.Guide;

public sealed class NumberFieldTests
{
    private static readonly NumberField Field = new("peak", "Peak", "concurrent", 1, 100_000, 200);

    [Theory]
    [InlineData("250", 250)]
    [InlineData(" 250 ", 250)]
    [InlineData("1,500", 1_500)]
    [InlineData("12 500", 12_500)]
    [InlineData("12\u00a0500", 12_500)]
    [InlineData("7.0", 7)]
    public void Numbers_are_read_as_people_write_them(string text, double value)
    {
        var entry = Field.Read(text);
        Assert.Equal(value, entry.Value);
        Assert.Null(entry.Error);
        Assert.Equal(text, entry.Text);
    }

    [Theory]
    [InlineData("", "Enter a number, 1 to 100,000.")]
    [InlineData("abc", "“abc” is not a number. Enter 1 to 100,000.")]
    [InlineData("1,5", "“1,5” is not a number. Decimals take a point.")]
    [InlineData("1e3", "“1e3” is not a number. Enter 1 to 100,000.")]
    [InlineData("NaN", "“NaN” is not a number. Enter 1 to 100,000.")]
    [InlineData("2.5", "Enter a whole number.")]
    [InlineData("0", "Enter 1 to 100,000.")]
    [InlineData("-3", "Enter 1 to 100,000.")]
    [InlineData("100001", "Enter 1 to 100,000.")]
    public void What_cannot_be_calculated_with_says_why_and_stays_as_typed(string text, string error)
    {
        var entry = Field.Read(text);
        Assert.Null(entry.Value);
        Assert.Equal(error, entry.Error);
        Assert.Equal(text, entry.Text);
    }

    [Fact]
    public void Nothing_said_is_the_preset() => Assert.Equal((200, "200"), (Field.Read(null).Value, Field.Read(null).Text));

    [Fact]
    public void Decimals_are_read_where_they_make_sense() => Assert.Equal(2.5, (Field with { IsWhole = false }).Read("2.5").Value);

    [Fact]
    public void A_text_of_any_length_is_cut() => Assert.Equal(30, Field.Read(new string('9', 5_000)).Text.Length);
}
