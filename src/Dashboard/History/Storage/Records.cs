using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Review;
using Dashboard.Polling.Spend;
using Microsoft.Data.Sqlite;

namespace Dashboard.History.Storage;

/// <summary>Rows of verdicts, changes and decisions. Names of enumerations are kept as text: their order may change, their names do not.</summary>
internal static class Records
{
    private const string InScope = "JOIN series ON series.id = series WHERE series.scope = (SELECT id FROM scope WHERE name = $scope)";

    public static void DeleteVerdicts(SqliteConnection connection, int scope, long minute, SqliteTransaction transaction)
    {
        using var command = connection.Command(
            "DELETE FROM verdict WHERE minute = $minute AND series IN (SELECT id FROM series WHERE scope = $scope);", transaction, ("$minute", minute), ("$scope", scope));
        command.ExecuteNonQuery();
    }

    public static void Insert(SqliteConnection connection, int series, in RecordedVerdict verdict, SqliteTransaction transaction)
    {
        using var command = connection.Command(
            "INSERT OR REPLACE INTO verdict(minute, series, pattern, confidence, harm, throttles) VALUES($minute, $series, $pattern, $confidence, $harm, $throttles);", transaction,
            ("$minute", verdict.Minute), ("$series", series), ("$pattern", verdict.Pattern.ToString()), ("$confidence", verdict.Confidence.ToString()),
            ("$harm", verdict.Harm.ToString()), ("$throttles", verdict.Throttles));
        command.ExecuteNonQuery();
    }

    public static void Insert(SqliteConnection connection, int series, RecordedChange change, SqliteTransaction transaction)
    {
        using var command = connection.Command(
            "INSERT OR IGNORE INTO change(minute, series, setting, before, after) VALUES($minute, $series, $setting, $before, $after);", transaction,
            ("$minute", change.Minute), ("$series", series), ("$setting", change.Setting.ToString()), ("$before", OrNull(change.Before)), ("$after", OrNull(change.After)));
        command.ExecuteNonQuery();
    }

    public static void Insert(SqliteConnection connection, int series, in KnownSetting known, SqliteTransaction transaction)
    {
        using var command = connection.Command(
            "INSERT OR REPLACE INTO setting(series, setting, value) VALUES($series, $setting, $value);", transaction,
            ("$series", series), ("$setting", known.Setting.ToString()), ("$value", OrNull(known.Value)));
        command.ExecuteNonQuery();
    }

    public static void Insert(SqliteConnection connection, int series, Decision decision, SqliteTransaction transaction)
    {
        using var command = connection.Command(
            """
            INSERT OR REPLACE INTO decision(series, kind, minute, before, after, accepted, note)
            VALUES($series, $kind, $minute, $before, $after, $accepted, $note);
            """, transaction,
            ("$series", series), ("$kind", decision.Kind), ("$minute", decision.Minute), ("$before", OrNull(decision.Before)), ("$after", decision.After),
            ("$accepted", decision.IsAccepted), ("$note", decision.Note));
        command.ExecuteNonQuery();
    }

    /// <param name="scope">Number of the scope.</param>
    public static void Insert(SqliteConnection connection, int scope, in SpendRow spent, SqliteTransaction transaction)
    {
        using var command = connection.Command(
            "INSERT OR REPLACE INTO spend(scope, hour, purpose, requests, metrics, most) VALUES($scope, $hour, $purpose, $requests, $metrics, $most);", transaction,
            ("$scope", scope), ("$hour", spent.Hour), ("$purpose", spent.Purpose.ToString()), ("$requests", spent.Totals.Requests),
            ("$metrics", spent.Totals.Metrics), ("$most", spent.Totals.MetricsAtMost));
        command.ExecuteNonQuery();
    }

    public static void InsertRevision(SqliteConnection connection, int scope, long minute, SqliteTransaction transaction)
    {
        using var command = connection.Command("INSERT OR IGNORE INTO revision(scope, minute) VALUES($scope, $minute);", transaction, ("$scope", scope), ("$minute", minute));
        command.ExecuteNonQuery();
    }

    public static ImmutableArray<SpendRow> Spend(SqliteConnection connection, string scope, long fromHour) => All(
        connection, "SELECT hour, purpose, requests, metrics, most FROM spend WHERE scope = (SELECT id FROM scope WHERE name = $scope) AND hour >= $from ORDER BY hour, purpose;",
        row => new SpendRow(row.GetInt64(0), Name<SpendPurpose>(row, 1), new(row.GetInt64(2), row.GetInt64(3), row.GetInt64(4))), ("$scope", scope), ("$from", fromHour));

    public static ImmutableArray<RecordedVerdict> Verdicts(SqliteConnection connection, string scope, long fromMinute, long endMinute) => All(
        connection, $"SELECT series.name, minute, pattern, confidence, harm, throttles FROM verdict {InScope} AND minute >= $from AND minute < $end ORDER BY minute, series.name, pattern;",
        row => new RecordedVerdict(row.GetString(0), row.GetInt64(1), Name<Pattern>(row, 2), Name<Confidence>(row, 3), Name<Harm>(row, 4), row.GetInt64(5)),
        ("$scope", scope), ("$from", fromMinute), ("$end", endMinute));

    public static ImmutableArray<RecordedChange> Changes(SqliteConnection connection, string scope, long fromMinute, long endMinute) => All(
        connection, $"SELECT series.name, minute, setting, before, after FROM change {InScope} AND minute >= $from AND minute < $end ORDER BY minute, series.name, setting;",
        row => new RecordedChange(row.GetString(0), row.GetInt64(1), Name<ChangedSetting>(row, 2), TextOrNull(row, 3), TextOrNull(row, 4)),
        ("$scope", scope), ("$from", fromMinute), ("$end", endMinute));

    public static ImmutableArray<KnownSetting> KnownSettings(SqliteConnection connection, string scope) => All(
        connection, $"SELECT series.name, setting, value FROM setting {InScope};",
        row => new KnownSetting(row.GetString(0), Name<ChangedSetting>(row, 1), TextOrNull(row, 2)), ("$scope", scope));

    public static ImmutableArray<Decision> Decisions(SqliteConnection connection, string scope, long endMinute) => All(
        connection, $"SELECT series.name, kind, minute, before, after, accepted, note FROM decision {InScope} AND minute < $end ORDER BY minute, series.name, kind;",
        row => new Decision(row.GetString(0), row.GetString(1), row.GetInt64(2), TextOrNull(row, 3), row.GetString(4), row.GetBoolean(5), row.GetString(6)),
        ("$scope", scope), ("$end", endMinute));

    private static ImmutableArray<T> All<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string, object)> parameters)
    {
        using var command = connection.Command(sql, null, parameters);
        using var row = command.ExecuteReader();
        var all = ImmutableArray.CreateBuilder<T>();
        while (row.Read()) all.Add(read(row));
        return all.ToImmutable();
    }

    private static T Name<T>(SqliteDataReader row, int column) where T : struct, Enum =>
        Enum.TryParse<T>(row.GetString(column), out var value) ? value : throw new InvalidDataException($"\"{row.GetString(column)}\" is no {typeof(T).Name}");

    private static object OrNull(string? text) => text ?? (object)DBNull.Value;

    private static string? TextOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
