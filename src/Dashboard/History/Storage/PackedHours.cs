using Dashboard.History.Coding;
using Microsoft.Data.Sqlite;

namespace Dashboard.History.Storage;

/// <summary>Goes through the packed hours of a series, the oldest first.</summary>
internal sealed class PackedHours : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteDataReader _rows;

    public PackedHours(SqliteConnection connection, SqliteTransaction view, int series, long fromHour, long endHour)
    {
        _command = connection.Command(
            $"""
            WITH RECURSIVE hours(key) AS (SELECT $from WHERE $from < $end UNION ALL SELECT key + {SeriesKey.MostSeries} FROM hours WHERE key + {SeriesKey.MostSeries} < $end)
            SELECT block.id, block.bytes FROM hours CROSS JOIN block ON block.id = hours.key;
            """, view, ("$from", SeriesKey.Of(fromHour, series)), ("$end", SeriesKey.Of(endHour, series)));
        _rows = _command.ExecuteReader();
        Advance();
    }

    /// <summary>The next one; null at the end.</summary>
    public long? Hour { get; private set; }

    /// <summary>Unpacks the next one into a block and goes on.</summary>
    public void Take(HourBlock into)
    {
        HourCodec.Decode(_rows.GetFieldValue<byte[]>(1), into);
        Advance();
    }

    public void Dispose()
    {
        _rows.Dispose();
        _command.Dispose();
    }

    private void Advance() => Hour = _rows.Read() ? SeriesKey.Time(_rows.GetInt64(0)) : null;
}
