using Microsoft.Data.Sqlite;

namespace Dashboard.History.Storage;

/// <summary>Deletes rows by ranges of their keys, some at a time, so that nobody waits for long.</summary>
internal static class Retention
{
    /// <summary>Hours of blocks and of sums of one transaction: some ten thousand rows of a large account.</summary>
    private const int HoursAtATime = 6;

    /// <summary>Pages given back at a time; what stands behind them in the file is moved.</summary>
    private const int PagesAtATime = 1_000;

    /// <returns>Rows deleted; 0 when nothing older is left.</returns>
    public static int DeleteSome(SqliteConnection connection, long minutesBefore, long allBefore, SqliteTransaction transaction)
    {
        using var command = connection.Command(
            """
            DELETE FROM block WHERE id < min($minutes, (SELECT min(id) FROM block) + $step);
            DELETE FROM minute WHERE rowid IN (SELECT rowid FROM minute WHERE minute < $waiting LIMIT $rows);
            DELETE FROM hour WHERE id < min($all, (SELECT min(id) FROM hour) + $step);
            DELETE FROM day WHERE id < min($days, (SELECT min(id) FROM day) + $day);
            DELETE FROM verdict WHERE minute < min($minute, (SELECT min(minute) FROM verdict) + $rows);
            DELETE FROM change WHERE minute < $minute;
            DELETE FROM recommendation WHERE minute < $minute AND (after IS NULL OR EXISTS(SELECT 1 FROM recommendation AS later
                WHERE later.series = recommendation.series AND later.kind = recommendation.kind AND later.minute > recommendation.minute AND later.minute <= $minute));
            DELETE FROM revision WHERE minute < $minute;
            DELETE FROM spend WHERE hour < $hour;
            """, transaction,
            ("$minutes", SeriesKey.First(minutesBefore)), ("$all", SeriesKey.First(allBefore)), ("$days", SeriesKey.First(allBefore / 24)), ("$day", SeriesKey.First(1)),
            ("$waiting", minutesBefore * 60), ("$minute", allBefore * 60), ("$hour", allBefore), ("$step", SeriesKey.First(HoursAtATime)), ("$rows", HoursAtATime * 60));
        return command.ExecuteNonQuery();
    }

    /// <summary>Makes the file smaller by pages that are free. Outside of a transaction.</summary>
    /// <returns>True when none is left.</returns>
    public static bool ShrinkSome(SqliteConnection connection)
    {
        connection.Run($"PRAGMA incremental_vacuum({PagesAtATime});");
        return connection.Scalar("PRAGMA freelist_count;") is 0L;
    }
}
