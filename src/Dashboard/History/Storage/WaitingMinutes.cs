using Dashboard.History.Coding;
using Microsoft.Data.Sqlite;

namespace Dashboard.History.Storage;

/// <summary>Goes through the minutes of a series that are not packed yet, hour by hour, the oldest first.</summary>
internal sealed class WaitingMinutes : IDisposable
{
    private readonly SqliteCommand _command;
    private readonly SqliteDataReader _rows;
    private readonly int _series;

    public WaitingMinutes(SqliteConnection connection, SqliteTransaction view, string scope, int series, long fromMinute, long endMinute)
    {
        _series = series;
        _command = connection.Command(
            "SELECT minute, bytes FROM minute WHERE scope = (SELECT id FROM scope WHERE name = $scope) AND minute >= $from AND minute < $end ORDER BY minute;",
            view, ("$scope", scope), ("$from", fromMinute), ("$end", endMinute));
        _rows = _command.ExecuteReader();
        Advance();
    }

    /// <summary>The next one; null at the end.</summary>
    public long? Hour { get; private set; }

    /// <summary>Lays the minutes of the next one over a block and goes on.</summary>
    public void Take(HourBlock into)
    {
        for (var hour = Hour; Hour == hour && hour is not null; Advance())
        {
            var minute = (int)(_rows.GetInt64(0) % HourBlock.Minutes);
            var bytes = _rows.GetFieldValue<byte[]>(1);
            if (into.Shape == SeriesShape.Account) MinuteCodec.DecodeAccount(bytes, minute, into);
            else MinuteCodec.DecodeFunction(bytes, minute, _series, into);
        }
    }

    public void Dispose()
    {
        _rows.Dispose();
        _command.Dispose();
    }

    private void Advance() => Hour = _rows.Read() ? _rows.GetInt64(0) / HourBlock.Minutes : null;
}
