using Dashboard.Analysis.Model;
using Dashboard.History.Coding;
using Microsoft.Data.Sqlite;

namespace Dashboard.History.Storage;

/// <summary>Writes full hours: the minutes as a block, their totals, and the totals of the day. Belongs to the writer.</summary>
internal sealed class HourTable(SqliteConnection connection) : IDisposable
{
    private const string Columns = "minutes, invocations, errors, throttles, throttled, duration, longest, peak, spillover, dropped";

    private readonly SqliteCommand _block = Prepare(connection, "INSERT OR REPLACE INTO block(id, bytes) VALUES($id, $bytes);", "$id", "$bytes");
    private readonly SqliteCommand _hour = PrepareTotals(connection, $"INSERT OR REPLACE INTO hour(id, {Columns}) VALUES($id, $0, $1, $2, $3, $4, $5, $6, $7, $8, $9);");
    private readonly SqliteCommand _exists = Prepare(connection, "SELECT 1 FROM hour WHERE id = $id;", "$id");
    private readonly SqliteCommand _series = Prepare(connection, "SELECT id FROM hour WHERE id >= $first AND id < $end;", "$first", "$end");
    private readonly SqliteCommand _read = Prepare(connection, "SELECT bytes FROM block WHERE id = $id;", "$id");

    private readonly SqliteCommand _addToDay = PrepareTotals(connection, $"""
        INSERT INTO day(id, {Columns}) VALUES($id, $0, $1, $2, $3, $4, $5, $6, $7, $8, $9)
        ON CONFLICT DO UPDATE SET minutes = minutes + $0, invocations = invocations + $1, errors = errors + $2, throttles = throttles + $3,
            throttled = throttled + $4, duration = duration + $5, longest = max(longest, $6), peak = max(peak, $7),
            spillover = spillover + $8, dropped = dropped + $9;
        """);

    private readonly SqliteCommand _remakeDay = Prepare(connection, $"""
        WITH RECURSIVE hours(key, n) AS (SELECT $first, 0 UNION ALL SELECT key + {SeriesKey.MostSeries}, n + 1 FROM hours WHERE n < 23)
        INSERT OR REPLACE INTO day(id, {Columns})
        SELECT $id, sum(minutes), sum(invocations), sum(errors), sum(throttles), sum(throttled), sum(duration), max(longest), max(peak), sum(spillover), sum(dropped)
        FROM hours CROSS JOIN hour ON hour.id = hours.key;
        """, "$id", "$first");

    private readonly byte[] _buffer = new byte[Math.Max(HourCodec.LargestOf(SeriesShape.Function), HourCodec.LargestOf(SeriesShape.Account))];

    /// <summary>Writes the hour of a series, or writes it anew; its day adds up either way.</summary>
    public void Write(long hour, int series, HourBlock block, SqliteTransaction transaction) =>
        Write(hour, series, block, Execute(_exists, transaction, SeriesKey.Of(hour, series)) is null, transaction);

    /// <param name="isNew">The series has nothing in this hour yet, see <see cref="SeriesOf"/>.</param>
    public void Write(long hour, int series, HourBlock block, bool isNew, SqliteTransaction transaction)
    {
        var key = SeriesKey.Of(hour, series);
        var length = HourCodec.Encode(block, _buffer);
        Execute(_block, transaction, key, _buffer[..length]);
        var totals = HourSums.Of(block);
        Execute(_hour, transaction, key, totals);
        var day = SeriesKey.Of(hour / 24, series);
        if (isNew) Execute(_addToDay, transaction, day, totals);
        else Execute(_remakeDay, transaction, day, SeriesKey.Of(hour / 24 * 24, series));
    }

    /// <summary>Series that have an hour already.</summary>
    public HashSet<int> SeriesOf(long hour, SqliteTransaction transaction)
    {
        _series.Transaction = transaction;
        (_series.Parameters[0].Value, _series.Parameters[1].Value) = (SeriesKey.First(hour), SeriesKey.First(hour + 1));
        using var rows = _series.ExecuteReader();
        var series = new HashSet<int>();
        while (rows.Read()) series.Add(SeriesKey.Series(rows.GetInt64(0)));
        return series;
    }

    /// <returns>False when there is no such hour; the block is empty then.</returns>
    public bool TryRead(long hour, int series, HourBlock into, SqliteTransaction transaction)
    {
        into.Clear();
        if (Execute(_read, transaction, SeriesKey.Of(hour, series)) is not byte[] bytes) return false;
        HourCodec.Decode(bytes, into);
        return true;
    }

    public void Dispose()
    {
        _block.Dispose();
        _hour.Dispose();
        _exists.Dispose();
        _series.Dispose();
        _read.Dispose();
        _addToDay.Dispose();
        _remakeDay.Dispose();
    }

    private static void Execute(SqliteCommand command, SqliteTransaction transaction, long key, in HourTotals totals) => Execute(
        command, transaction, key, totals.Minutes, totals.Invocations, totals.Errors, totals.Throttles, totals.Throttled, totals.Duration, totals.Longest,
        totals.Peak, totals.Spillover, totals.Dropped);

    private static object? Execute(SqliteCommand command, SqliteTransaction transaction, params ReadOnlySpan<object> values)
    {
        command.Transaction = transaction;
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        return command.ExecuteScalar();
    }

    private static SqliteCommand PrepareTotals(SqliteConnection connection, string sql) =>
        Prepare(connection, sql, "$id", "$0", "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9");

    private static SqliteCommand Prepare(SqliteConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        var command = connection.Command(sql);
        foreach (var name in parameters) command.Parameters.Add(new() { ParameterName = name });
        return command;
    }
}
