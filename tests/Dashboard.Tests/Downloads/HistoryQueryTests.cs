using Dashboard.Downloads;
using Dashboard.History.Export;

namespace Dashboard.Tests.Downloads;

public sealed class HistoryQueryTests
{
    private const long Midnight = 1_763_337_600 / 60;

    [Theory]
    [InlineData("2025-11-17", Midnight)]
    [InlineData("2025-11-17T00:00", Midnight)]
    [InlineData("2025-11-17T00:00Z", Midnight)]
    [InlineData("2025-11-17T01:00+01:00", Midnight)]
    [InlineData("2025-11-17T00:00:00Z", Midnight)]
    [InlineData("2025-11-17T00:00:01Z", Midnight + 1)]
    public void Times_are_read_as_UTC_unless_they_say_otherwise(string from, long minute)
    {
        var (query, error) = HistoryQuery.Parse(from, null);
        Assert.Null(error);
        Assert.Equal((minute, null), (query.FromMinute, query.EndMinute));
    }

    [Theory]
    [InlineData("yesterday", null, "'from' is 'yesterday'")]
    [InlineData(null, "2025-13-01", "'to' is '2025-13-01'")]
    [InlineData("2025-11-17", "2025-11-17", "'from' (2025-11-17) is not before 'to' (2025-11-17)")]
    [InlineData("2025-11-18", "2025-11-17", "'from' (2025-11-18) is not before")]
    public void What_cannot_be_is_named(string? from, string? to, string culprit) =>
        Assert.StartsWith(culprit, HistoryQuery.Parse(from, to).Error, StringComparison.Ordinal);

    [Fact]
    public void A_range_is_cut_to_what_is_kept_and_null_when_nothing_of_it_is()
    {
        Assert.Equal(new HistoryRange("a", 10, 20), new HistoryQuery(null, null).Within("a", (10, 20)));
        Assert.Equal(new HistoryRange("a", 12, 15), new HistoryQuery(12, 15).Within("a", (10, 20)));
        Assert.Null(new HistoryQuery(20, 25).Within("a", (10, 20)));
        Assert.Null(new HistoryQuery(1, 10).Within("a", (10, 20)));
    }
}
