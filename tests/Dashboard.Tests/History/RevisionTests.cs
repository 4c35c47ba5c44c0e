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

    public void Dispose() => _history.Dispose();
}
