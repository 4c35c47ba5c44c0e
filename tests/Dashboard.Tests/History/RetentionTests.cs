using Dashboard.Analysis.Findings;
using Dashboard.History;

namespace Dashboard.Tests.History;

public sealed class RetentionTests : IDisposable
{
    private const long Hour = 490_008;
    private const int Days = 6;

    private readonly TemporaryHistory _history = new();

    [Fact]
    public void Old_minutes_go_their_sums_stay_and_the_file_shrinks()
    {
        using var writer = _history.Open();
        var names = Enumerable.Range(0, 400).Select(i => $"function-{i}").ToArray();
        for (var hour = Hour; hour < Hour + Days * 24; hour++)
            Assert.Null(writer.WriteHours(TemporaryHistory.Scope, hour, [.. names.Select((name, i) => (name, TemporaryHistory.Block(i, hour)))]));
        Retain(writer, 0, 0);
        var before = Length();

        Assert.InRange(Retain(writer, Hour + (Days - 1) * 24, Hour), (Days - 1) * 4, 100);
        Assert.True(Length() < before / 2, $"{before} bytes became {Length()}");
        Assert.All(_history.Invocations(names[7], Hour * 60, (Hour + (Days - 1) * 24) * 60), value => Assert.Equal(float.NaN, value));
        Assert.DoesNotContain(float.NaN, _history.Invocations(names[7], (Hour + (Days - 1) * 24) * 60, (Hour + Days * 24) * 60));
        Assert.Equal(Days * 24, _history.Reader.Hours(TemporaryHistory.Scope, names[7], Hour, Hour + Days * 24).Length);
    }

    [Fact]
    public void Past_the_longer_time_everything_goes_but_decisions()
    {
        using var writer = _history.Open();
        Assert.Null(writer.WriteHours(TemporaryHistory.Scope, Hour, [("f", TemporaryHistory.Block(1, Hour))]));
        Assert.Null(writer.WriteHours(TemporaryHistory.Scope, Hour + 48, [("f", TemporaryHistory.Block(1, Hour + 48))]));
        Assert.Null(writer.WriteVerdicts(TemporaryHistory.Scope, [Hour * 60], [new("f", Hour * 60, Pattern.ReservedCap, Confidence.Proved, Harm.Rejected, 9)]));
        Assert.Null(writer.WriteChanges(TemporaryHistory.Scope, [new("f", Hour * 60, Dashboard.Analysis.Review.ChangedSetting.Memory, "128", "256")], []));
        Assert.Null(writer.WriteDecision(TemporaryHistory.Scope, new("f", "Reserved", Hour * 60, "50", "80", true, "")));

        Retain(writer, Hour + 48, Hour + 48);
        Assert.Equal(Hour + 48, Assert.Single(_history.Reader.Hours(TemporaryHistory.Scope, "f", Hour, Hour + 60)).Hour);
        Assert.Single(_history.Reader.ByDays(TemporaryHistory.Scope, Hour / 24, Hour / 24 + 5));
        Assert.Empty(_history.Reader.Verdicts(TemporaryHistory.Scope, 0, long.MaxValue));
        Assert.Empty(_history.Reader.Changes(TemporaryHistory.Scope, 0, long.MaxValue));
        Assert.Single(_history.Reader.Decisions(TemporaryHistory.Scope, long.MaxValue));
    }

    [Fact]
    public void A_bite_takes_some_hours_and_leaves_the_rest_for_the_next()
    {
        using var writer = _history.Open();
        for (var hour = Hour; hour < Hour + 48; hour++) Assert.Null(writer.WriteHours(TemporaryHistory.Scope, hour, [("f", TemporaryHistory.Block(1, hour))]));
        Assert.Null(writer.RetainSome(Hour + 48, Hour, 0, out var isDone));
        Assert.False(isDone);
        var kept = _history.Invocations("f", Hour * 60, (Hour + 48) * 60).Count(value => !float.IsNaN(value));
        Assert.InRange(kept, 36 * 60, 47 * 60);
        Assert.InRange(Retain(writer, Hour + 48, Hour), 4, 20);
        Assert.All(_history.Invocations("f", Hour * 60, (Hour + 48) * 60), value => Assert.Equal(float.NaN, value));
    }

    [Fact]
    public void Minutes_of_an_account_nobody_reads_any_more_are_packed_and_go_in_their_time()
    {
        using var writer = _history.Open();
        Assert.Null(writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(Hour * 60, 5), TemporaryHistory.Minute(Hour * 60 + 70, 7)], ["f", "idle"]));
        Assert.Null(writer.Write("read", [TemporaryHistory.Minute((Hour + 20) * 60, 5)], ["f", "idle"]));
        Retain(writer, Hour, Hour, abandonedBefore: Hour + 10);
        Assert.Equal([(Hour, 5L), (Hour + 1, 7L)], Sums());
        Assert.Equal([5f, 7f], _history.Invocations("f", Hour * 60, (Hour + 2) * 60).Where(value => !float.IsNaN(value)));
        Assert.Empty(_history.Reader.Hours("read", "f", Hour, Hour + 30));

        Retain(writer, Hour + 10, Hour, abandonedBefore: Hour + 10);
        Assert.All(_history.Invocations("f", Hour * 60, (Hour + 2) * 60), value => Assert.Equal(float.NaN, value));
        Assert.Equal([(Hour, 5L), (Hour + 1, 7L)], Sums());

        (long, long)[] Sums() => [.. _history.Reader.Hours(TemporaryHistory.Scope, "f", Hour, Hour + 30).Select(hour => (hour.Hour, hour.Totals.Invocations))];
    }

    [Theory]
    [InlineData("x'07'")]
    [InlineData("x'010050' || x'00'")] // Function 40, of which nobody knows.
    [InlineData("x'0100' || char(2 * (SELECT id FROM series WHERE name = '')) || x'00'")] // The account as one of its functions.
    public void A_waiting_minute_that_cannot_be_read_goes_in_its_time_and_stops_nothing_else(string bytes)
    {
        using var writer = _history.Open();
        Assert.Null(writer.Write(TemporaryHistory.Scope, [TemporaryHistory.Minute(Hour * 60, 5)], ["f", "idle"]));
        Assert.Null(writer.WriteHours(TemporaryHistory.Scope, Hour - 9, [("f", TemporaryHistory.Block(1, Hour - 9))]));
        Sql($"UPDATE minute SET bytes = CAST({bytes} AS BLOB);");
        var fault = writer.RetainSome(Hour - 5, Hour - 5, Hour + 10, out _);
        Assert.Equal(HistoryFaultKind.Unreadable, fault!.Kind);
        Assert.Empty(_history.Reader.Hours(TemporaryHistory.Scope, "f", Hour - 10, Hour));
        Retain(writer, Hour + 1, Hour + 1, Hour + 10);
        Assert.Null(_history.Reader.Size(TemporaryHistory.Scope).LastMinute);
    }

    /// <returns>Bites it took.</returns>
    private static int Retain(HistoryWriter writer, long minutesBefore, long allBefore, long abandonedBefore = 0)
    {
        for (var bites = 1; ; bites++)
        {
            Assert.Null(writer.RetainSome(minutesBefore, allBefore, abandonedBefore, out var isDone));
            if (isDone) return bites;
        }
    }

    /// <summary>Of the file alone: its journal grows and is used again.</summary>
    private long Length()
    {
        Sql("PRAGMA wal_checkpoint(TRUNCATE);");
        return new FileInfo(_history.Path).Length;
    }

    private void Sql(string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_history.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this test.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public void Dispose() => _history.Dispose();
}
