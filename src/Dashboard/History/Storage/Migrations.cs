using System.Collections.Immutable;

namespace Dashboard.History.Storage;

/// <summary>
/// The tables, version by version: each entry turns a file of the version before into its own. Entries are never changed, only added to.
/// </summary>
internal static class Migrations
{
    public static ImmutableArray<string> All { get; } = [Version1, Recommendations, Spend, Revisions];

    /// <summary>
    /// Keys of <c>block</c> and <c>hour</c> are hour·2^20 + series, of <c>day</c> day·2^20 + series: rows are appended, found by a seek and
    /// deleted by a range, without a second index. Minutes wait in <c>minute</c> until their hour is full; hours of a scope before
    /// <c>scope.sealed</c> are blocks. The series of the account itself has no name.
    /// </summary>
    private const string Version1 = """
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
        """;

    /// <summary>
    /// Recommendations given: a row for each that appeared, changed its value or was withdrawn (no <c>after</c>). <c>advice</c> holds, for each
    /// scope, the first and the last minute in which all of them were looked at: without it, none and not recorded would be the same.
    /// </summary>
    private const string Recommendations = """
        CREATE TABLE recommendation(series INTEGER NOT NULL, kind TEXT NOT NULL, minute INTEGER NOT NULL, before TEXT, after TEXT,
            title TEXT NOT NULL, reason TEXT NOT NULL, monthly REAL, stranded INTEGER NOT NULL, PRIMARY KEY(series, kind, minute)) WITHOUT ROWID;
        CREATE TABLE advice(scope INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL);
        """;

    /// <summary>What asking CloudWatch cost, hour by hour and by purpose.</summary>
    private const string Spend = """
        CREATE TABLE spend(scope INTEGER NOT NULL, hour INTEGER NOT NULL, purpose TEXT NOT NULL, requests INTEGER NOT NULL,
            metrics INTEGER NOT NULL, most INTEGER NOT NULL, PRIMARY KEY(scope, hour, purpose)) WITHOUT ROWID;
        """;

    /// <summary>Minutes of which something that was known was changed by late data after their hour had been packed.</summary>
    private const string Revisions = "CREATE TABLE revision(scope INTEGER NOT NULL, minute INTEGER NOT NULL, PRIMARY KEY(scope, minute)) WITHOUT ROWID;";
}
