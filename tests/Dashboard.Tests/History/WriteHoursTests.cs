using Dashboard.Analysis.Model;
using Dashboard.History.Coding;

namespace Dashboard.Tests.History;

public sealed class WriteHoursTests : IDisposable
{
    private const long Hour = 490_000;
    private const string Scope = TemporaryHistory.Scope;

    private readonly TemporaryHistory _history = new();

    [Fact]
    public void Hours_written_whole_come_back_and_add_up_once()
    {
        using var writer = _history.Open();
        for (var again = 0; again < 2; again++)
        {
            Assert.Null(writer.WriteHours(Scope, Hour, [("f", Block(2)), ("", Account(5))]));
            Assert.Null(writer.WriteHours(Scope, Hour + 1, [("f", Block(3))]));
        }
        Assert.Equal([("", 300L), ("f", 300L)], Days());
        Assert.Equal(Enumerable.Repeat(2f, 60).Concat(Enumerable.Repeat(3f, 60)), _history.Invocations("f", Hour * 60, (Hour + 2) * 60));
    }

    [Fact]
    public void An_hour_written_again_is_replaced_and_other_series_are_left_alone()
    {
        using var writer = _history.Open();
        Assert.Null(writer.WriteHours(Scope, Hour, [("f", Block(2)), ("g", Block(7))]));
        Assert.Null(writer.WriteHours(Scope, Hour, [("f", Block(1))]));
        Assert.Equal([("f", 60L), ("g", 420L)], Days());
    }

    [Fact]
    public void Minutes_recorded_live_win_over_an_hour_written_whole_and_its_other_minutes_stay()
    {
        using var writer = _history.Open();
        Assert.Null(writer.Write(Scope, [TemporaryHistory.Minute(Hour * 60 + 59, 100)], ["f", "idle"]));
        Assert.Null(writer.WriteHours(Scope, Hour, [("f", Block(2)), ("", Account(2))]));
        var expected = Enumerable.Repeat(2f, 59).Append(100f);
        Assert.Equal(expected, _history.Invocations("f", Hour * 60, (Hour + 1) * 60));
        Assert.Null(writer.Seal(Scope, (Hour + 1) * 60));
        Assert.Equal(expected, _history.Invocations("f", Hour * 60, (Hour + 1) * 60));
        Assert.Equal([("", 218L), ("f", 218L), ("idle", 0L)], Days());
    }

    [Fact]
    public void Hours_that_are_read_back_win_over_minutes_that_wait_since_before()
    {
        using var writer = _history.Open();
        Assert.Null(writer.Write(Scope, [TemporaryHistory.Minute(Hour * 60 + 58, 100), TemporaryHistory.Minute(Hour * 60 + 61, 40)], ["f", "idle"]));
        Assert.Null(writer.WriteSeries(Scope, "f", [(Hour, Block(2))]));
        Assert.Null(writer.Write(Scope, [TemporaryHistory.Minute(Hour * 60 + 59, 30)], ["f", "idle"]));
        Assert.Null(writer.Seal(Scope, (Hour + 2) * 60));
        Assert.Equal(Enumerable.Repeat(2f, 59).Append(30).Append(float.NaN).Append(40), _history.Invocations("f", Hour * 60, Hour * 60 + 62));
        Assert.Equal([("", 170L), ("f", 188L), ("idle", 0L)], Days());
    }

    [Fact]
    public void What_hours_that_are_read_back_do_not_know_stays_as_it_was()
    {
        using var writer = _history.Open();
        var before = Block(1);
        before[(int)FunctionMetric.InitDurationMaximum][7] = 350;
        before[(int)FunctionMetric.Throttles].Fill(4);
        Assert.Null(writer.WriteSeries(Scope, "f", [(Hour, before)]));
        Assert.Null(writer.WriteSeries(Scope, "f", [(Hour, Block(2)), (Hour + 1, Block(3))]));
        var kept = new List<(float, float, float)>();
        _history.Reader.Minutes(Scope, "f", Hour * 60, (Hour + 2) * 60, (_, block) =>
            kept.Add((block[(int)FunctionMetric.Invocations][7], block[(int)FunctionMetric.Throttles][7], block[(int)FunctionMetric.InitDurationMaximum][7])));
        Assert.Equal([(2, 4, 350), (3, float.NaN, float.NaN)], kept);
        Assert.Equal([("f", 300L)], Days());
    }

    public void Dispose() => _history.Dispose();

    private IEnumerable<(string, long)> Days() =>
        _history.Reader.ByDays(Scope, Hour / 24, Hour / 24 + 1).Select(day => (day.Function, day.Totals.Invocations));

    private static HourBlock Block(float invocations)
    {
        var block = new HourBlock(SeriesShape.Function);
        block[(int)FunctionMetric.Invocations].Fill(invocations);
        return block;
    }

    private static HourBlock Account(float invocations)
    {
        var block = new HourBlock(SeriesShape.Account);
        block[(int)AccountMetric.Invocations].Fill(invocations);
        return block;
    }
}
