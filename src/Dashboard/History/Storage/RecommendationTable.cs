using System.Collections.Immutable;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Microsoft.Data.Sqlite;

namespace Dashboard.History.Storage;

/// <summary>Rows of recommendations: each stands until the next of the same function and kind.</summary>
internal static class RecommendationTable
{
    public static void Insert(SqliteConnection connection, int series, in RecommendationChange change, SqliteTransaction transaction)
    {
        var given = change.Given;
        using var command = connection.Command(
            """
            INSERT OR REPLACE INTO recommendation(series, kind, minute, before, after, title, reason, monthly, stranded)
            VALUES($series, $kind, $minute, $before, $after, $title, $reason, $monthly, $stranded);
            """, transaction,
            ("$series", series), ("$kind", change.Kind.ToString()), ("$minute", change.Minute), ("$before", OrNull(given?.Before)), ("$after", OrNull(given?.After)),
            ("$title", given?.Title ?? ""), ("$reason", given?.Reason ?? ""), ("$monthly", given?.Monthly is { } dollars ? (double)dollars : DBNull.Value),
            ("$stranded", given is { IsStranded: true }));
        command.ExecuteNonQuery();
    }

    public static void Mark(SqliteConnection connection, int scope, long minute, SqliteTransaction transaction)
    {
        using var command = connection.Command(
            "INSERT INTO advice(scope, first, last) VALUES($scope, $minute, $minute) ON CONFLICT DO UPDATE SET first = min(first, $minute), last = max(last, $minute);",
            transaction, ("$scope", scope), ("$minute", minute));
        command.ExecuteNonQuery();
    }

    public static ImmutableArray<RecordedRecommendation> Standing(SqliteConnection connection, string scope, long fromMinute, long endMinute)
    {
        using var command = connection.Command(
            """
            SELECT name, kind, minute, before, after, title, reason, monthly, stranded, until, next FROM (
                SELECT recommendation.*, series.name, lead(minute) OVER later AS until, lead(after) OVER later AS next
                FROM recommendation JOIN series ON series.id = series WHERE series.scope = (SELECT id FROM scope WHERE name = $scope)
                WINDOW later AS (PARTITION BY series, kind ORDER BY minute))
            WHERE after IS NOT NULL AND minute < $end AND (until IS NULL OR until > $from) ORDER BY name, kind, minute;
            """, null, ("$scope", scope), ("$from", fromMinute), ("$end", endMinute));
        using var row = command.ExecuteReader();
        var all = ImmutableArray.CreateBuilder<RecordedRecommendation>();
        while (row.Read()) all.Add(Read(row));
        return all.ToImmutable();
    }

    public static (long First, long Last)? LookedAt(SqliteConnection connection, string scope)
    {
        using var command = connection.Command("SELECT first, last FROM advice WHERE scope = (SELECT id FROM scope WHERE name = $scope);", null, ("$scope", scope));
        using var row = command.ExecuteReader();
        return row.Read() ? (row.GetInt64(0), row.GetInt64(1)) : null;
    }

    private static RecordedRecommendation Read(SqliteDataReader row)
    {
        var kind = Enum.TryParse<RecommendationKind>(row.GetString(1), out var known) ? known : throw new InvalidDataException($"\"{row.GetString(1)}\" is no recommendation");
        return new(
            new(row.GetString(0), kind, TextOrNull(row, 3), row.GetString(4), row.GetString(5), row.GetString(6), row.IsDBNull(7) ? null : (decimal)row.GetDouble(7), row.GetBoolean(8)),
            row.GetInt64(2), row.IsDBNull(9) ? null : row.GetInt64(9), TextOrNull(row, 10));
    }

    private static object OrNull(string? text) => text ?? (object)DBNull.Value;

    private static string? TextOrNull(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
