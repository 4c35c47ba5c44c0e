using Dashboard.History;

namespace Dashboard.Tests.History;

public sealed class HistoryWriterTests : IDisposable
{
    private const long Hour = 490_000;
    private const long First = Hour * 60;
    private static readonly string?[] Names = ["f", "idle"];

    private readonly TemporaryHistory _history = new();

    [Fact]
    public void Minutes_come_back_before_and_after_their_hour_is_packed()
    {
        using var writer = _history.Open();
        Write(writer, First, 90);
        Assert.Equal(Enumerable.Range(0, 90).Select(i => i + 1f), _history.Invocations("f", First, First + 90));
        Assert.Null(writer.Seal(TemporaryHistory.Scope, First + 90));
        Assert.Equal(Enumerable.Range(0, 90).Select(i => i + 1f), _history.Invocations("f", First, First + 90));
        Assert.Equal(Enumerable.Repeat(0f, 90), _history.Invocations("idle", First, First + 90));
        Assert.Equal(60 * 61 / 2, Assert.Single(_history.Reader.Hours(TemporaryHistory.Scope, "f", Hour, Hour + 2)).Totals.Invocations);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_minute_written_again_is_replaced_and_never_counted_twice(bool isSealed)
    {
        using var writer = _history.Open();
        Write(writer, First, 60);
        if (isSealed) Assert.Null(writer.Seal(TemporaryHistory.Scope, First + 60));
        Assert.Null(writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First + 9, 1000, throttles: 7)], Names));
        Assert.Null(writer.Seal(TemporaryHistory.Scope, First + 60));
        Assert.Equal(1000, _history.Invocations("f", First, First + 60)[9]);
        var expected = 60 * 61 / 2 - 10 + 1000;
        var hour = Assert.Single(_history.Reader.Hours(TemporaryHistory.Scope, "f", Hour, Hour + 1)).Totals;
        Assert.Equal((60, expected, 7, 1), (hour.Minutes, hour.Invocations, hour.Throttles, hour.Throttled));
        var day = _history.Reader.ByDays(TemporaryHistory.Scope, Hour / 24, Hour / 24 + 1);
        Assert.Equal(["", "f", "idle"], day.Select(totals => totals.Function));
        Assert.Equal([expected, expected, 0], day.Select(totals => totals.Totals.Invocations));
    }

    [Fact]
    public void Days_add_up_over_their_hours()
    {
        using var writer = _history.Open();
        var start = Hour / 24 * 24 * 60;
        Write(writer, start, 48 * 60);
        Assert.Null(writer.Seal(TemporaryHistory.Scope, start + 48 * 60));
        var sum = Enumerable.Range(1, 24 * 60).Sum();
        Assert.Equal(sum, _history.Reader.ByDays(TemporaryHistory.Scope, Hour / 24, Hour / 24 + 1).Single(totals => totals.Function == "f").Totals.Invocations);
        Assert.Equal(Enumerable.Range(1, 48 * 60).Sum(), _history.Reader.ByDays(TemporaryHistory.Scope, Hour / 24, Hour / 24 + 2).Single(totals => totals.Function == "f").Totals.Invocations);
    }

    [Fact]
    public void The_most_throttled_come_first_and_scopes_do_not_mix()
    {
        using var writer = _history.Open();
        Assert.Null(writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First, 5, throttles: 7)], ["less", "idle"]));
        Assert.Null(writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First + 1, 5, throttles: 9)], ["more", "idle"]));
        Assert.Null(writer.Write("other", [TemporaryHistory.Minute(First, 5, throttles: 99)], ["more", "idle"]));
        Assert.Null(writer.Seal(TemporaryHistory.Scope, First + 60));
        Assert.Null(writer.Seal("other", First + 60));
        Assert.Equal([("more", 9L), ("less", 7L)], _history.Reader.MostThrottled(TemporaryHistory.Scope, Hour, Hour + 1, 10).Select(t => (t.Function, t.Totals.Throttles)));
        Assert.Equal(99, Assert.Single(_history.Reader.MostThrottled("other", Hour, Hour + 1, 10)).Totals.Throttles);
        Assert.Single(_history.Reader.MostThrottled(TemporaryHistory.Scope, Hour, Hour + 1, most: 1));
    }

    [Fact]
    public void A_file_goes_on_where_it_was_left()
    {
        using (var writer = _history.Open()) Write(writer, First, 30);
        using (var writer = _history.Open())
        {
            Assert.Null(writer.Write(TemporaryHistory.Scope, [.. Enumerable.Range(30, 30).Select(i => TemporaryHistory.Minute(First + i, i + 1))], Names));
            Assert.Null(writer.Seal(TemporaryHistory.Scope, First + 60));
        }
        Assert.Equal(60 * 61 / 2, Assert.Single(_history.Reader.Hours(TemporaryHistory.Scope, "f", Hour, Hour + 1)).Totals.Invocations);
    }

    public void Dispose() => _history.Dispose();

    private static void Write(HistoryWriter writer, long first, int minutes) => Assert.Null(writer.Write(
        TemporaryHistory.Scope, [.. Enumerable.Range(0, minutes).Select(i => TemporaryHistory.Minute(first + i, i + 1))], Names));
}
