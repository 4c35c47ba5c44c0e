using Dashboard.Analysis.Model;

namespace Dashboard.History.Export;

/// <summary>
/// The tables of a copy, for people who write SQL by hand. What columns mean stands beside them: SQLite keeps the comments, and
/// <c>.schema</c> shows them.
/// </summary>
internal static class CopySchema
{
    /// <summary>Rows of minutes come in the order of time and are many: what finds them by function is made once they are all there.</summary>
    public const string Indexes = "CREATE INDEX function_minutes_by_function ON function_minutes(function_id, minute);";

    public static string Tables { get; } = $"""
        CREATE TABLE export( -- one row: what this file is a copy of
          account TEXT NOT NULL,
          region TEXT NOT NULL,
          from_minute INTEGER NOT NULL, -- seconds since 1970, as all times here: datetime(minute, 'unixepoch')
          end_minute INTEGER NOT NULL -- the first that is not here any more
        );
        CREATE TABLE functions(
          id INTEGER PRIMARY KEY,
          name TEXT NOT NULL UNIQUE
        );
        CREATE TABLE function_minutes( -- one row for each function and minute of which anything is kept; NULL: not known, or nothing published
          function_id INTEGER NOT NULL REFERENCES functions(id),
          minute INTEGER NOT NULL, -- when it began, in seconds since 1970
        {Metrics(ExportColumns.Function, index => ((FunctionMetric)index).IsCount())}
        );
        CREATE TABLE account_minutes( -- one row for each minute of which anything of the account is kept
          minute INTEGER PRIMARY KEY,
        {Metrics(ExportColumns.Account, index => ((AccountMetric)index).IsCount())}
        );
        CREATE TABLE verdicts( -- what was found in a minute
          minute INTEGER NOT NULL,
          function TEXT NOT NULL, -- empty for the account
          pattern TEXT NOT NULL,
          confidence TEXT NOT NULL,
          harm TEXT NOT NULL,
          throttles INTEGER NOT NULL -- requests rejected in the minute; 0 for patterns that are not about throttling
        );
        CREATE TABLE setting_changes(
          minute INTEGER NOT NULL, -- when it was seen first; for deployments when Lambda says they happened
          function TEXT NOT NULL, -- empty for the account
          setting TEXT NOT NULL,
          before TEXT, -- NULL: there was none
          after TEXT -- NULL: there is none any more
        );
        CREATE TABLE recommendations( -- what was recommended, one row for each value as long as it stood
          function TEXT NOT NULL, -- empty for the account
          kind TEXT NOT NULL, -- Reserved, Provisioned, ProvisionedScaling, ProvisionedSchedule, Memory, Timeout, ClaimedAlarm, ThrottleAlarm
          given_from INTEGER NOT NULL, -- when it was given first; looked at once an hour
          given_until INTEGER, -- when it was withdrawn, or given with another value; NULL: it stands
          before TEXT, -- the value in force then: concurrent executions, MB, seconds or a fraction; NULL: there was none
          after TEXT NOT NULL, -- the value recommended, in the same unit; none: remove the setting
          monthly_change_usd NUMERIC, -- what 30 days then cost more; negative: less; NULL: it cannot be told
          is_stranded INTEGER NOT NULL, -- 1: the reservation was never needed in the days known
          title TEXT NOT NULL,
          reason TEXT NOT NULL
        );
        CREATE VIEW minutes AS -- function_minutes with names and times that can be read
          SELECT functions.name AS function, datetime(minute, 'unixepoch') AS minute_utc, function_minutes.*
          FROM function_minutes JOIN functions ON functions.id = function_minutes.function_id;
        """;

    private static string Metrics(IEnumerable<string> columns, Func<int, bool> isCount) =>
        string.Join(",\n", columns.Select((column, index) => $"  {column} {(isCount(index) ? "INTEGER" : "NUMERIC")}"));
}
