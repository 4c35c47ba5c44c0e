using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.History;
using Dashboard.History.Storage;
using Dashboard.Polling.Spend;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.History.Storage;

public sealed class MigrationTests : IDisposable
{
    private const long Hour = 490_000;
    private const string Scope = TemporaryHistory.Scope;

    private static readonly ImmutableArray<string> Steps =
    [
        "CREATE TABLE a(x); INSERT INTO a VALUES(1);",
        "ALTER TABLE a ADD COLUMN y; UPDATE a SET y = x + 1;",
        "CREATE TABLE b AS SELECT x * 10 + y AS z FROM a;",
    ];

    private readonly TemporaryHistory _history = new();

    public static TheoryData<int> Versions => [.. Enumerable.Range(0, OldFiles.All.Count)];

    [Fact]
    public void Each_version_has_a_file_to_be_tested_with() => Assert.Equal(Migrations.All.Length, OldFiles.All.Count);

    [Theory]
    [MemberData(nameof(Versions))]
    public void A_file_of_any_version_is_read_and_gone_on_with(int version)
    {
        using (var connection = Raw()) OldFiles.All[version](connection);
        using (var writer = _history.Open())
        {
            AssertAllIsThere();
            AssertRecommendations(version);
            Assert.Equal(version < 2 ? [] : [new SpendRow(Hour, SpendPurpose.TripWire, new(1, 7, 15))], _history.Reader.Spend(Scope, 0));
            Assert.Null(writer.Write(Scope, [TemporaryHistory.Minute(Hour * 60 + 2, 11)], ["f", "idle"]));
            Assert.Null(writer.Write(Scope, [TemporaryHistory.Minute(Hour * 60 - 60, 8)], ["f", "idle"]));
            Assert.Null(writer.Seal(Scope, (Hour + 1) * 60));
        }
        Assert.Equal([8, 7, 7], _history.Invocations("f", Hour * 60 - 60, Hour * 60 - 57));
        Assert.Equal([5, 9, 11], _history.Invocations("f", Hour * 60, Hour * 60 + 3));
        Assert.Equal([(Hour - 1, 421L), (Hour, 25L)], _history.Reader.Hours(Scope, "f", Hour - 2, Hour + 2).Select(hour => (hour.Hour, hour.Totals.Invocations)));
        using var after = Raw();
        Assert.Equal((long)Migrations.All.Length, after.Scalar("PRAGMA user_version;"));
        Assert.Equal("ok", after.Scalar("PRAGMA integrity_check;"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void From_any_version_on_the_rest_of_the_steps_is_made_in_their_order(int from)
    {
        HistoryFile.OpenToWrite(_history.Path, Steps[..from]).Dispose();
        using var connection = HistoryFile.OpenToWrite(_history.Path, Steps);
        Assert.Equal(12L, connection.Scalar("SELECT z FROM b;"));
        Assert.Equal(3L, connection.Scalar("PRAGMA user_version;"));
    }

    [Fact]
    public void A_step_that_fails_leaves_the_file_as_the_step_before_it_left_it()
    {
        HistoryFile.OpenToWrite(_history.Path, Steps[..1]).Dispose();
        var fault = Assert.Throws<HistoryException>(() => HistoryFile.OpenToWrite(_history.Path, [.. Steps[..2], "CREATE TABLE half(x); INSERT INTO nowhere VALUES(1);"])).Fault;
        Assert.Contains($"{_history.Path} could not be brought from form 2 to form 3", fault.Message, StringComparison.Ordinal);
        using (var connection = Raw())
        {
            Assert.Equal(2L, connection.Scalar("PRAGMA user_version;"));
            Assert.Equal(2L, connection.Scalar("SELECT y FROM a;"));
            Assert.Equal(0L, connection.Scalar("SELECT count(*) FROM sqlite_schema WHERE name = 'half';"));
        }
        var before = File.ReadAllBytes(_history.Path);
        Assert.Throws<HistoryException>(() => HistoryFile.OpenToWrite(_history.Path, [.. Steps[..2], "UPDATE a SET y = 99; INSERT INTO nowhere VALUES(1);"]));
        Assert.Equal(before, File.ReadAllBytes(_history.Path));
        using var mended = HistoryFile.OpenToWrite(_history.Path, Steps);
        Assert.Equal(12L, mended.Scalar("SELECT z FROM b;"));
    }

    [Fact]
    public void A_file_of_a_later_version_is_refused()
    {
        HistoryFile.OpenToWrite(_history.Path, Steps).Dispose();
        var before = File.ReadAllBytes(_history.Path);
        Assert.Equal(HistoryFaultKind.Newer, Assert.Throws<HistoryException>(() => HistoryFile.OpenToWrite(_history.Path, Steps[..2])).Fault.Kind);
        Assert.Equal(before, File.ReadAllBytes(_history.Path));
    }

    public void Dispose() => _history.Dispose();

    private void AssertAllIsThere()
    {
        Assert.Equal([.. Enumerable.Repeat(7f, 60), 5, 9], _history.Invocations("f", Hour * 60 - 60, Hour * 60 + 2));
        var reader = _history.Reader;
        Assert.Equal(420, Assert.Single(reader.ByDays(Scope, (Hour - 1) / 24, (Hour - 1) / 24 + 1)).Totals.Invocations);
        Assert.Equal([new RecordedVerdict("f", 29_399_950, Pattern.ReservedCap, Confidence.Proved, Harm.Rejected, 4)], reader.Verdicts(Scope, 0, long.MaxValue));
        Assert.Equal([new RecordedChange("f", 29_399_955, ChangedSetting.Reserved, "50", "80")], reader.Changes(Scope, 0, long.MaxValue));
        Assert.Equal([new KnownSetting("f", ChangedSetting.Reserved, "80")], reader.KnownSettings(Scope));
        Assert.Equal([new Decision("f", "RaiseReserved", 29_399_952, "50", "80", true, "before the sale")], reader.Decisions(Scope, long.MaxValue));
    }

    /// <summary>Nothing was kept of them before they were: that is told from there being none.</summary>
    private void AssertRecommendations(int version)
    {
        var kept = _history.Reader.Recommendations(Scope, 0, long.MaxValue);
        Assert.Equal(version < 1 ? null : (29_399_940L, 29_399_970L), _history.Reader.RecommendationsLookedAt(Scope));
        if (version < 1) Assert.Empty(kept);
        else
        {
            Assert.Equal(
                [
                    new(new("f", RecommendationKind.Provisioned, "20", "12", "Provision 12 for live", "Most of it stood idle.", -31.25m, false), 29_399_940, null, null),
                    new RecordedRecommendation(new("f", RecommendationKind.Reserved, "50", "80", "Reserve 80", "Its peak leaves less than a fifth to spare.", 0, false), 29_399_940, 29_399_960, null),
                ], kept);
        }
    }

    private SqliteConnection Raw()
    {
        var connection = new SqliteConnection($"Data Source={_history.Path};Pooling=False");
        connection.Open();
        return connection;
    }
}
