using Dashboard.Analysis.Model;

namespace Dashboard.Tests.History;

/// <summary>After a restart minutes are read anew, and not all at once: what is not known yet must not take the place of what was.</summary>
public sealed class RevisionTests : IDisposable
{
    private const long Hour = 490_000;
    private const long First = Hour * 60;

    private readonly TemporaryHistory _history = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_is_not_known_any_more_stays_as_it_was(bool isSealed)
    {
        using var writer = _history.Open();
        Assert.Null(writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First, 5, throttles: 2)], ["f", "idle"]));
        if (isSealed) Assert.Null(writer.Seal(TemporaryHistory.Scope, First + 60));
        Assert.Null(writer.Write(TemporaryHistory.Scope, [MinuteColumn.Empty(First)], ["idle", "f"]));
        Assert.Equal(5, _history.Invocations("f", First, First + 1)[0]);
        Assert.Equal(0, _history.Invocations("idle", First, First + 1)[0]);

        Assert.Null(writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First, 8)], ["f", "idle"]));
        Assert.Equal(8, _history.Invocations("f", First, First + 1)[0]);
        Assert.Null(writer.Seal(TemporaryHistory.Scope, First + 60));
        var totals = Assert.Single(_history.Reader.Hours(TemporaryHistory.Scope, "f", Hour, Hour + 1)).Totals;
        Assert.Equal((1, 8L, 0L), (totals.Minutes, totals.Invocations, totals.Throttles));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_function_that_is_gone_keeps_what_it_had(bool isSealed)
    {
        using var writer = _history.Open();
        Assert.Null(writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First, 5)], ["gone", "idle"]));
        if (isSealed) Assert.Null(writer.Seal(TemporaryHistory.Scope, First + 60));
        Assert.Null(writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First, 8)], ["new", null]));
        Assert.Equal(5, _history.Invocations("gone", First, First + 1)[0]);
        Assert.Equal(8, _history.Invocations("new", First, First + 1)[0]);
        Assert.Equal(0, _history.Invocations("idle", First, First + 1)[0]);
    }

    [Fact]
    public void What_late_data_changes_of_a_packed_hour_is_remembered_by_minute_and_what_it_only_adds_is_not()
    {
        using var writer = _history.Open();
        Assert.Null(writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First, 5), TemporaryHistory.Minute(First + 1, 5), TemporaryHistory.Minute(First + 2, 5)], ["f", "idle"]));
        Assert.Null(writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First, 6)], ["f", "idle"]));
        Assert.Equal((0, null), Revised(First, First + 60));
        Assert.Null(writer.Seal(TemporaryHistory.Scope, First + 60));
        Assert.Null(writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First, 6), TemporaryHistory.Minute(First + 30, 9)], ["f", "idle"]));
        Assert.Equal((0, null), Revised(First, First + 60));

        Assert.Null(writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First + 1, 5, throttles: 1), TemporaryHistory.Minute(First + 2, 8)], ["f", "idle"]));
        Assert.Null(writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(First + 2, 9)], ["f", "idle"]));
        Assert.Equal((2, First + 2), Revised(First, First + 60));
        Assert.Equal((1, First + 1), Revised(First, First + 2));
        Assert.Equal((0, null), _history.Reader.Revised("other", First, First + 60));

        Assert.Null(writer.RetainSome(0, Hour + 1, 0, out _));
        Assert.Equal((0, null), Revised(First, First + 60));
    }

    private (int, long?) Revised(long from, long end) => _history.Reader.Revised(TemporaryHistory.Scope, from, end);

    public void Dispose() => _history.Dispose();
}
