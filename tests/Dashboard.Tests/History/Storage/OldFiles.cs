using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.History.Storage;

/// <summary>
/// Files as each version of the dashboard left them, told in SQL of their own: tables and bytes that today's code no longer has a hand in.
/// A version that is released is added here and never changed.
/// </summary>
internal static class OldFiles
{
    /// <summary>Builders, the oldest first.</summary>
    public static IReadOnlyList<Action<SqliteConnection>> All { get; } = [Version1, WithRecommendations, WithSpend, WithRevisions];

    /// <summary>
    /// Of hour 490,000: two minutes of <c>f</c> that wait (5 and 9 invocations in minutes 0 and 1), and of the hour before a packed one in
    /// which it ran 7 times a minute; a verdict, a change, a setting and a decision.
    /// </summary>
    private static void Version1(SqliteConnection connection)
    {
        Run(connection, """
            PRAGMA page_size = 8192;
            PRAGMA auto_vacuum = INCREMENTAL;
            PRAGMA journal_mode = WAL;
            CREATE TABLE scope(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sealed INTEGER NOT NULL DEFAULT 0);
            CREATE TABLE series(id INTEGER PRIMARY KEY, scope INTEGER NOT NULL, name TEXT NOT NULL, UNIQUE(scope, name));
            CREATE TABLE minute(scope INTEGER NOT NULL, minute INTEGER NOT NULL, bytes BLOB NOT NULL, PRIMARY KEY(scope, minute));
            CREATE TABLE block(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
            CREATE TABLE hour(id INTEGER PRIMARY KEY, minutes INTEGER NOT NULL, invocations INTEGER NOT NULL, errors INTEGER NOT NULL,
                throttles INTEGER NOT NULL, throttled INTEGER NOT NULL, duration REAL NOT NULL, longest REAL NOT NULL, peak INTEGER NOT NULL,
                spillover INTEGER NOT NULL, dropped INTEGER NOT NULL);
            CREATE INDEX hour_throttled ON hour(id, throttles, throttled) WHERE throttles > 0;
            CREATE TABLE day(id INTEGER PRIMARY KEY, minutes INTEGER NOT NULL, invocations INTEGER NOT NULL, errors INTEGER NOT NULL,
                throttles INTEGER NOT NULL, throttled INTEGER NOT NULL, duration REAL NOT NULL, longest REAL NOT NULL, peak INTEGER NOT NULL,
                spillover INTEGER NOT NULL, dropped INTEGER NOT NULL);
            CREATE TABLE verdict(minute INTEGER NOT NULL, series INTEGER NOT NULL, pattern TEXT NOT NULL, confidence TEXT NOT NULL,
                harm TEXT NOT NULL, throttles INTEGER NOT NULL, PRIMARY KEY(minute, series, pattern)) WITHOUT ROWID;
            CREATE TABLE change(minute INTEGER NOT NULL, series INTEGER NOT NULL, setting TEXT NOT NULL, before TEXT, after TEXT,
                PRIMARY KEY(minute, series, setting)) WITHOUT ROWID;
            CREATE TABLE setting(series INTEGER NOT NULL, setting TEXT NOT NULL, value TEXT, PRIMARY KEY(series, setting)) WITHOUT ROWID;
            CREATE TABLE decision(series INTEGER NOT NULL, kind TEXT NOT NULL, minute INTEGER NOT NULL, before TEXT, after TEXT NOT NULL,
                accepted INTEGER NOT NULL, note TEXT NOT NULL, PRIMARY KEY(series, kind, minute)) WITHOUT ROWID;
            PRAGMA user_version = 1;
            INSERT INTO scope VALUES(1, 'test-eu-west-1', 490000);
            INSERT INTO series VALUES(1, 1, 'f'), (2, 1, '');
            INSERT INTO verdict VALUES(29399950, 1, 'ReservedCap', 'Proved', 'Rejected', 4);
            INSERT INTO change VALUES(29399955, 1, 'Reserved', '50', '80');
            INSERT INTO setting VALUES(1, 'Reserved', '80');
            INSERT INTO decision VALUES(1, 'RaiseReserved', 29399952, '50', '80', 1, 'before the sale');
            """);
        // The form, metrics of the account (none), series 1, its metrics (the second: invocations) and the value; numbers with a sign are doubled.
        Run(connection, "INSERT INTO minute VALUES(1, 29400000, $bytes), (1, 29400001, $more);", ("$bytes", new byte[] { 1, 0, 2, 2, 10 }), ("$more", new byte[] { 1, 0, 2, 2, 18 }));
        // The form with all minutes known, metrics, "in every minute", the first value and 59 differences.
        Run(connection, "INSERT INTO block VALUES((489999 << 20) + 1, $bytes);", ("$bytes", (byte[])[0x11, 2, 1, 14, .. new byte[59]]));
        Run(connection, """
            INSERT INTO hour VALUES((489999 << 20) + 1, 60, 420, 0, 0, 0, 0.0, 0.0, 0, 0, 0);
            INSERT INTO day VALUES((489999 / 24 << 20) + 1, 60, 420, 0, 0, 0, 0.0, 0.0, 0, 0, 0);
            """);
    }

    /// <summary>The same, and of recommendations one that was withdrawn and one that stands, looked at twice.</summary>
    private static void WithRecommendations(SqliteConnection connection)
    {
        Version1(connection);
        Run(connection, """
            CREATE TABLE recommendation(series INTEGER NOT NULL, kind TEXT NOT NULL, minute INTEGER NOT NULL, before TEXT, after TEXT,
                title TEXT NOT NULL, reason TEXT NOT NULL, monthly REAL, stranded INTEGER NOT NULL, PRIMARY KEY(series, kind, minute)) WITHOUT ROWID;
            CREATE TABLE advice(scope INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL);
            PRAGMA user_version = 2;
            INSERT INTO recommendation VALUES
                (1, 'Reserved', 29399940, '50', '80', 'Reserve 80', 'Its peak leaves less than a fifth to spare.', 0.0, 0), (1, 'Reserved', 29399960, NULL, NULL, '', '', NULL, 0),
                (1, 'Provisioned', 29399940, '20', '12', 'Provision 12 for live', 'Most of it stood idle.', -31.25, 0);
            INSERT INTO advice VALUES(1, 29399940, 29399970);
            """);
    }

    private static void WithSpend(SqliteConnection connection)
    {
        WithRecommendations(connection);
        Run(connection, """
            CREATE TABLE spend(scope INTEGER NOT NULL, hour INTEGER NOT NULL, purpose TEXT NOT NULL, requests INTEGER NOT NULL,
                metrics INTEGER NOT NULL, most INTEGER NOT NULL, PRIMARY KEY(scope, hour, purpose)) WITHOUT ROWID;
            INSERT INTO spend VALUES(1, 490000, 'TripWire', 1, 7, 15);
            PRAGMA user_version = 3;
            """);
    }

    private static void WithRevisions(SqliteConnection connection)
    {
        WithSpend(connection);
        Run(connection, """
            CREATE TABLE revision(scope INTEGER NOT NULL, minute INTEGER NOT NULL, PRIMARY KEY(scope, minute)) WITHOUT ROWID;
            INSERT INTO revision VALUES(1, 29399950);
            PRAGMA user_version = 4;
            """);
    }

    private static void Run(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }
}
