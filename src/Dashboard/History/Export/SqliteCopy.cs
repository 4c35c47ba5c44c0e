using Dashboard.History.Coding;
using Dashboard.History.Storage;
using Microsoft.Data.Sqlite;

namespace Dashboard.History.Export;

/// <summary>Writes a range of the history into an SQLite file of plain tables.</summary>
internal sealed class SqliteCopy : IDisposable
{
    private const int PageBytes = 8192;
    private const int SecondsPerMinute = 60;

    private readonly SqliteConnection _connection;
    private readonly SqliteTransaction _transaction;
    private readonly HashSet<int> _functions = [];

    private SqliteCopy(SqliteConnection connection)
    {
        _connection = connection;
        _transaction = connection.BeginTransaction();
    }

    /// <param name="path">Of a file that is not there yet; the caller deletes it.</param>
    /// <param name="mostBytes">That the file may have.</param>
    /// <exception cref="HistoryReadException">The history cannot be read.</exception>
    /// <exception cref="HistoryException">The copy cannot be written: <see cref="HistoryFaultKind.DiskFull"/> when it would have more bytes.</exception>
    public static void Write(string path, long mostBytes, HistoryReader reader, KeptHours hours, HistoryRange range, string account, string region, CancellationToken cancellation)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        try
        {
            connection.Open();
            // Nobody reads the file before it is whole, and nobody wants it after a crash.
            connection.Run($"PRAGMA page_size = {PageBytes}; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA max_page_count = {Math.Max(1, mostBytes / PageBytes)};");
            using var copy = new SqliteCopy(connection);
            copy.Fill(reader, hours, range, account, region, cancellation);
        }
        catch (SqliteException exception)
        {
            throw new HistoryException(SqliteFaults.Of(exception, path), exception);
        }
    }

    public void Dispose() => _transaction.Dispose();

    private void Fill(HistoryReader reader, KeptHours hours, HistoryRange range, string account, string region, CancellationToken cancellation)
    {
        _connection.Run(CopySchema.Tables, _transaction);
        using (var about = Insert("export", 4)) Run(about, account, region, range.FromMinute * SecondsPerMinute, range.EndMinute * SecondsPerMinute);
        WriteMinutes(hours, range, cancellation);
        using (var verdicts = Insert("verdicts", 6))
        {
            foreach (var verdict in reader.Verdicts(range.Scope, range.FromMinute, range.EndMinute).Where(verdict => IsAsked(range, verdict.Function)))
                Run(verdicts, verdict.Minute * SecondsPerMinute, verdict.Function, verdict.Pattern.ToString(), verdict.Confidence.ToString(), verdict.Harm.ToString(), verdict.Throttles);
        }
        using (var changes = Insert("setting_changes", 5))
        {
            foreach (var change in reader.Changes(range.Scope, range.FromMinute, range.EndMinute).Where(change => IsAsked(range, change.Function)))
                Run(changes, change.Minute * SecondsPerMinute, change.Function, change.Setting.ToString(), (object?)change.Before ?? DBNull.Value, (object?)change.After ?? DBNull.Value);
        }
        WriteRecommendations(reader, range);
        cancellation.ThrowIfCancellationRequested();
        _connection.Run(CopySchema.Indexes, _transaction);
        _transaction.Commit();
    }

    private void WriteRecommendations(HistoryReader reader, HistoryRange range)
    {
        using var recommendations = Insert("recommendations", 10);
        foreach (var (given, from, until, _) in reader.Recommendations(range.Scope, range.FromMinute, range.EndMinute).Where(recorded => IsAsked(range, recorded.Given.Function)))
        {
            Run(
                recommendations, given.Function, given.Kind.ToString(), from * SecondsPerMinute, until is { } end ? end * SecondsPerMinute : DBNull.Value,
                (object?)given.Before ?? DBNull.Value, given.After, given.Monthly is { } dollars ? (double)dollars : DBNull.Value, given.IsStranded, given.Title, given.Reason);
        }
    }

    private void WriteMinutes(KeptHours hours, HistoryRange range, CancellationToken cancellation)
    {
        using var names = Insert("functions", 2);
        using var functions = Insert("function_minutes", 2 + ExportColumns.Function.Length);
        using var accounts = Insert("account_minutes", 1 + ExportColumns.Account.Length);
        foreach (var hour in hours.Read(range.FromMinute, range.EndMinute, range.Function))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!hour.IsAccount && _functions.Add(hour.Series)) Run(names, hour.Series, hour.Function);
            WriteHour(hour.IsAccount ? accounts : functions, hour, range);
        }
    }

    private static void WriteHour(SqliteCommand insert, in SeriesHour hour, HistoryRange range)
    {
        var known = hour.Block.Known();
        var first = hour.IsAccount ? 1 : 2;
        if (!hour.IsAccount) insert.Parameters[0].Value = hour.Series;
        for (var at = 0; at < HourBlock.Minutes; at++)
        {
            var minute = hour.FirstMinute + at;
            if ((known >> at & 1) == 0 || minute < range.FromMinute || minute >= range.EndMinute) continue;
            insert.Parameters[first - 1].Value = minute * SecondsPerMinute;
            for (var metric = 0; metric < hour.Block.Shape.Metrics; metric++) insert.Parameters[first + metric].Value = Value(hour.Block, metric, at);
            insert.ExecuteNonQuery();
        }
    }

    private static object Value(HourBlock block, int metric, int minute)
    {
        var value = block[metric][minute];
        if (float.IsNaN(value)) return DBNull.Value;
        // From the whole number that is kept: a float would show more digits than there are.
        var whole = block.Shape.ToWhole(metric, value);
        return block.Shape.Scales[metric] == 1 ? whole : whole / (double)block.Shape.Scales[metric];
    }

    private static bool IsAsked(HistoryRange range, string function) => range.Function is null || range.Function == function;

    private SqliteCommand Insert(string table, int columns)
    {
        var command = _connection.Command($"INSERT INTO {table} VALUES({string.Join(", ", Enumerable.Range(0, columns).Select(column => $"${column}"))});", _transaction);
        for (var column = 0; column < columns; column++) command.Parameters.Add(new() { ParameterName = $"${column}" });
        command.Prepare();
        return command;
    }

    private static void Run(SqliteCommand insert, params ReadOnlySpan<object> values)
    {
        for (var column = 0; column < values.Length; column++) insert.Parameters[column].Value = values[column];
        insert.ExecuteNonQuery();
    }
}
