using Dashboard.Analysis.Findings;

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
        Assert.Null(writer.Retain(0, 0));
        var before = Length();

        Assert.Null(writer.Retain(Hour + (Days - 1) * 24, Hour));
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

        Assert.Null(writer.Retain(Hour + 48, Hour + 48));
        Assert.Equal(Hour + 48, Assert.Single(_history.Reader.Hours(TemporaryHistory.Scope, "f", Hour, Hour + 60)).Hour);
        Assert.Single(_history.Reader.ByDays(TemporaryHistory.Scope, Hour / 24, Hour / 24 + 5));
        Assert.Empty(_history.Reader.Verdicts(TemporaryHistory.Scope, 0, long.MaxValue));
        Assert.Empty(_history.Reader.Changes(TemporaryHistory.Scope, 0, long.MaxValue));
        Assert.Single(_history.Reader.Decisions(TemporaryHistory.Scope, long.MaxValue));
    }

    /// <summary>Of the file alone: its journal grows and is used again.</summary>
    private long Length()
    {
        using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_history.Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
            command.ExecuteNonQuery();
        }
        return new FileInfo(_history.Path).Length;
    }

    public void Dispose() => _history.Dispose();
}
