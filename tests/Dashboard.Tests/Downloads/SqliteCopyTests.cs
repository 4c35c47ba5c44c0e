using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.History;
using Dashboard.History.Coding;
using Dashboard.History.Export;
using Dashboard.History.Storage;
using Dashboard.Tests.History;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Downloads;

public sealed class SqliteCopyTests : IDisposable
{
    private const long First = ExportedHistory.First;

    private readonly ExportedHistory _history = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("copies-");

    [Fact]
    public void Minutes_are_rows_of_whole_numbers_and_what_is_not_known_is_null()
    {
        using var copy = Copy(First, First + 180);

        Assert.Equal(
            ["=HYPERLINK(\"http://x\"),orders|2025-11-24 16:00:00|5|2|120.5|", "=HYPERLINK(\"http://x\"),orders|2025-11-24 16:01:00|16|3|120.5|"],
            Rows(copy, "SELECT function, minute_utc, invocations_sum, throttles_sum, duration_avg_ms, duration_p50_ms FROM minutes WHERE function LIKE '=%' AND minute < 490001 * 3600 ORDER BY minute"));
        Assert.Equal(["4|36"], Rows(copy, "SELECT count(*), sum(invocations_sum) FROM minutes WHERE function LIKE '=%'"));
        Assert.Equal(["integer|null"], Rows(copy, "SELECT typeof(invocations_sum), typeof(duration_p99_ms) FROM minutes LIMIT 1"));
        Assert.Equal([$"{First * 60}|16|103"], Rows(copy, "SELECT min(minute), max(invocations_sum), max(claimed_account_concurrency_max) FROM account_minutes"));
        Assert.Empty(Rows(copy, "SELECT * FROM functions WHERE name = 'stranger'"));
    }

    [Fact]
    public void Every_metric_comes_out_to_the_unit()
    {
        using var copy = Copy(First + 60, First + 120);
        var kept = ExportedHistory.All();

        for (var metric = 0; metric < kept.Shape.Metrics; metric++)
        {
            var values = Rows(copy, $"SELECT round({ExportColumns.Function[metric]} * {kept.Shape.Scales[metric]}) FROM minutes ORDER BY minute");
            Assert.Equal(Enumerable.Range(0, HourBlock.Minutes).Select(minute => $"{metric * 1000 + minute}"), values);
        }
    }

    [Fact]
    public void A_range_has_its_verdicts_and_changes_and_says_what_it_is()
    {
        _history.Write(writer => writer.AddVerdicts(ExportedHistory.Scope.Key, [new("idle", First, Pattern.PoolUsed, Confidence.Proved, Harm.Lost, 2), new("idle", First + 9, Pattern.PoolUsed, Confidence.Proved, Harm.Lost, 3)]));
        _history.Write(writer => writer.WriteChanges(ExportedHistory.Scope.Key, [new("idle", First + 1, ChangedSetting.Reserved, null, "50")], []));
        using var copy = Copy(First, First + 5);

        Assert.Equal(["Shop, main|eu-west-1|300"], Rows(copy, "SELECT account, region, end_minute - from_minute FROM export"));
        Assert.Equal([$"{First * 60}|idle|PoolUsed|Proved|Lost|2"], Rows(copy, "SELECT * FROM verdicts"));
        Assert.Equal([$"{First * 60 + 60}|idle|Reserved||50"], Rows(copy, "SELECT * FROM setting_changes"));
    }

    [Fact]
    public void A_range_has_what_was_recommended_in_it_with_the_time_it_stood()
    {
        GivenRecommendation given = new("idle", RecommendationKind.Reserved, "50", "none", "Remove the reservation", "It never came near its reservation.", 0, IsStranded: true);
        Recommend(First - 60, given, given with { Function = "", Kind = RecommendationKind.ClaimedAlarm, Before = null, After = "0.7", Monthly = 0.2m, IsStranded = false });
        Recommend(First + 2, given with { Before = "60", IsStranded = false, Monthly = null });
        Recommend(First + 9, given with { Function = "later" });
        using var copy = Copy(First, First + 5);

        Assert.Equal(
            [
                $"|ClaimedAlarm|{(First - 60) * 60}|||0.7|0.2|0|Remove the reservation|It never came near its reservation.",
                $"idle|Reserved|{(First - 60) * 60}|{(First + 2) * 60}|50|none|0|1|Remove the reservation|It never came near its reservation.",
                $"idle|Reserved|{(First + 2) * 60}||60|none||0|Remove the reservation|It never came near its reservation.",
            ], Rows(copy, "SELECT * FROM recommendations"));
        Assert.Contains("-- when it was withdrawn", Assert.Single(Rows(copy, "SELECT sql FROM sqlite_schema WHERE name = 'recommendations'")), StringComparison.Ordinal);

        void Recommend(long minute, params GivenRecommendation[] all) => _history.Write(writer => writer.WriteRecommendations(
            ExportedHistory.Scope.Key, minute, [.. all.Select(each => new RecommendationChange(each.Function, each.Kind, minute, each))]));
    }

    [Fact]
    public void A_copy_larger_than_allowed_is_refused_as_too_large()
    {
        using var hours = new KeptHours(_history.Path, ExportedHistory.Scope.Key);
        var refused = Assert.ThrowsAny<Exception>(() => SqliteCopy.Write(
            NewFile(), 5 * 8192, _history.Reader, hours, new(ExportedHistory.Scope.Key, First, First + 180), "a", "b", TestContext.Current.CancellationToken));
        Assert.Contains("no room", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_gone_once_it_was_handed_out_and_none_is_left_of_one_that_failed()
    {
        using var archive = new HistoryArchive(_folder.FullName);
        Assert.Null(archive.Write("a", writer => writer.Write("a", [TemporaryHistory.Minute(First, 5)], ["f", "idle"])));
        using var copies = new HistoryCopies(archive);
        var folder = Path.Combine(_folder.FullName, "copies");

        var copy = await copies.SqliteAsync(new("a", First, First + 1), "A", "eu-west-1", TestContext.Current.CancellationToken);
        Assert.Single(Directory.GetFiles(folder));
        await copy.File!.DisposeAsync();
        Assert.Empty(Directory.GetFiles(folder));

        var refused = await copies.SqliteAsync(new("a", First, First + 1), "A", "eu-west-1", TestContext.Current.CancellationToken, mostBytes: 8192);
        Assert.Equal((null, HistoryFaultKind.DiskFull), (refused.File, refused.Fault?.Kind));
        Assert.Empty(Directory.GetFiles(folder));

        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => copies.SqliteAsync(new("a", First, First + 1), "A", "eu-west-1", gone.Token));
        Assert.Empty(Directory.GetFiles(folder));
    }

    public void Dispose()
    {
        _history.Dispose();
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }

    private string NewFile() => Path.Combine(_folder.FullName, $"{Guid.NewGuid():N}.db");

    private SqliteConnection Copy(long from, long end)
    {
        var path = NewFile();
        using var hours = new KeptHours(_history.Path, ExportedHistory.Scope.Key);
        SqliteCopy.Write(
            path, HistoryCopies.MostBytes, _history.Reader, hours, new(ExportedHistory.Scope.Key, from, end), ExportedHistory.Scope.Name, ExportedHistory.Scope.Region,
            TestContext.Current.CancellationToken);
        var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        return connection;
    }

    private static List<string> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Written in this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var row = command.ExecuteReader();
        var rows = new List<string>();
        while (row.Read()) rows.Add(string.Join('|', Enumerable.Range(0, row.FieldCount).Select(column => FormattableString.Invariant($"{row.GetValue(column)}"))));
        return rows;
    }
}
