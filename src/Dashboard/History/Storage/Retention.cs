using Microsoft.Data.Sqlite;

namespace Dashboard.History.Storage;

/// <summary>Deletes rows by ranges of their keys, some at a time, so that nobody waits for long.</summary>
internal static class Retention
{
    /// <summary>Hours of blocks of one transaction.</summary>
    private const int HoursAtATime = 24;

    /// <returns>Rows deleted; 0 when nothing older is left.</returns>
    public static int DeleteSome(SqliteConnection connection, long minutesBefore, long allBefore, SqliteTransaction transaction)
    {
        using var command = connection.Command(
            """
            DELETE FROM block WHERE id < min($minutes, (SELECT min(id) FROM block) + $step);
            DELETE FROM hour WHERE id < min($all, (SELECT min(id) FROM hour) + $step);
            DELETE FROM day WHERE id < $days;
            DELETE FROM verdict WHERE minute < $minute;
            DELETE FROM change WHERE minute < $minute;
            """, transaction,
            ("$minutes", SeriesKey.First(minutesBefore)), ("$all", SeriesKey.First(allBefore)), ("$days", SeriesKey.First(allBefore / 24)),
            ("$minute", allBefore * 60), ("$step", SeriesKey.First(HoursAtATime)));
        return command.ExecuteNonQuery();
    }
}
