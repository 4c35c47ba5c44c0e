using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Dashboard.History.Storage;

/// <summary>Opens the file, makes it when there is none, and brings it up to date.</summary>
internal static class HistoryFile
{
    /// <summary>A reader waits this long for a lock; the writer's transactions take milliseconds.</summary>
    private const int ReaderWaitsSeconds = 5;

    /// <summary>Pollers write too, and must not be held up by whoever else holds the file.</summary>
    private const int WriterWaitsSeconds = 1;

    /// <param name="migrations">See <see cref="Migrations.All"/>.</param>
    /// <exception cref="HistoryException">It cannot be opened or was written by a later version; it is as it was then.</exception>
    public static SqliteConnection OpenToWrite(string path, ImmutableArray<string> migrations)
    {
        var isNew = IsNew(path);
        if (!isNew) RefuseLater(path, migrations.Length);
        return Open(new() { DataSource = path, Pooling = false, DefaultTimeout = WriterWaitsSeconds }, connection =>
        {
            // Before the first table, or never. Freed pages can then be given back bit by bit.
            if (isNew) connection.Run("PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL;");
            // One write a minute: waiting for the disk costs nothing and keeps what was acknowledged through a loss of power.
            connection.Run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;");
            Migrate(connection, path, migrations);
        });
    }

    /// <summary>Reads never hold up the writer: each sees the file as it was when its statement began.</summary>
    public static SqliteConnection OpenToRead(string path) => Open(ToRead(path), connection => connection.Run("PRAGMA temp_store = MEMORY;"));

    /// <summary>Those that are idle at once, others at their end: the next ones see what is at the path then.</summary>
    public static void CloseReaders(string path)
    {
        using var connection = new SqliteConnection(ToRead(path).ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    private static SqliteConnectionStringBuilder ToRead(string path) => new() { DataSource = path, Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = ReaderWaitsSeconds };

    private static bool IsNew(string path)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            return new FileInfo(path) is not { Exists: true, Length: > 0 };
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new HistoryException(SqliteFaults.NotAccessible(path, refused.Message), refused);
        }
    }

    /// <summary>By a connection that cannot write: opening a file the other way brings its journal into it.</summary>
    private static void RefuseLater(string path, int known)
    {
        using var connection = Open(new() { DataSource = path, Pooling = false, Mode = SqliteOpenMode.ReadOnly, DefaultTimeout = WriterWaitsSeconds }, _ => { });
        try
        {
            if (Version(connection, null) is var version && version <= known) return;
            throw new HistoryException(new(
                HistoryFaultKind.Newer, $"{path} was written by a later version of the dashboard (form {version}; this one knows {known}).",
                "Run the later version again, or name another data folder. The file was not changed."));
        }
        catch (SqliteException exception)
        {
            throw new HistoryException(SqliteFaults.Of(exception, path), exception);
        }
    }

    private static void Migrate(SqliteConnection connection, string path, ImmutableArray<string> migrations)
    {
        for (var version = Version(connection, null); version < migrations.Length; version++)
        {
            try
            {
                using var transaction = connection.BeginTransaction();
                // Another process may have been quicker.
                if (Version(connection, transaction) != version) continue;
                connection.Run($"{migrations[version]} PRAGMA user_version = {version + 1};", transaction);
                transaction.Commit();
            }
            catch (SqliteException exception) when (SqliteFaults.Of(exception, path) is { Kind: HistoryFaultKind.Other })
            {
                throw new HistoryException(new(
                    HistoryFaultKind.Other, $"{path} could not be brought from form {version} to form {version + 1}: {exception.Message} It was left as it was.",
                    "Run the version before again, and report this."), exception);
            }
        }
    }

    private static int Version(SqliteConnection connection, SqliteTransaction? transaction) =>
        Convert.ToInt32(connection.Scalar("PRAGMA user_version;", transaction), CultureInfo.InvariantCulture);

    private static SqliteConnection Open(SqliteConnectionStringBuilder how, Action<SqliteConnection> prepare)
    {
        var connection = new SqliteConnection(how.ConnectionString);
        try
        {
            connection.Open();
            prepare(connection);
            return connection;
        }
        catch (SqliteException exception)
        {
            connection.Dispose();
            throw new HistoryException(SqliteFaults.Of(exception, how.DataSource), exception);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
