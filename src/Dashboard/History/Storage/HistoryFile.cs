using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Dashboard.History.Storage;

/// <summary>Opens the file, makes it when there is none, and brings it up to date.</summary>
internal static class HistoryFile
{
    /// <summary>A reader waits this long for a lock; the writer's transactions take milliseconds.</summary>
    private const int BusySeconds = 5;

    /// <exception cref="HistoryException">It cannot be opened or was written by a later version.</exception>
    public static SqliteConnection OpenToWrite(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = BusySeconds }.ConnectionString);
        try
        {
            var isNew = !File.Exists(path);
            connection.Open();
            // Before the first table, or never. Freed pages can then be given back bit by bit.
            if (isNew) connection.Run("PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL;");
            // One write a minute: waiting for the disk costs nothing and keeps what was acknowledged through a loss of power.
            connection.Run($"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;");
            Migrate(connection, path);
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw new HistoryException(SqliteFaults.Of(exception, path), exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Reads never hold up the writer: each sees the file as it was when its statement began.</summary>
    public static SqliteConnection OpenToRead(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = BusySeconds }.ConnectionString);
        try
        {
            connection.Open();
            connection.Run($"PRAGMA temp_store = MEMORY;");
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw new HistoryException(SqliteFaults.Of(exception, path), exception);
        }
    }

    private static void Migrate(SqliteConnection connection, string path)
    {
        var version = Convert.ToInt32(connection.Scalar("PRAGMA user_version;"), CultureInfo.InvariantCulture);
        if (version > Migrations.All.Length)
        {
            throw new HistoryException(new(
                HistoryFaultKind.Newer, $"{path} was written by a later version of the dashboard (form {version}; this one knows {Migrations.All.Length}).",
                "Run the later version again, or name another data folder. The file was not changed."));
        }
        for (; version < Migrations.All.Length; version++)
        {
            using var transaction = connection.BeginTransaction();
            connection.Run($"{Migrations.All[version]} PRAGMA user_version = {version + 1};", transaction);
            transaction.Commit();
        }
    }
}
