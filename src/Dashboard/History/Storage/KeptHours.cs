using Dashboard.History.Coding;
using Microsoft.Data.Sqlite;

namespace Dashboard.History.Storage;

/// <summary>
/// Goes through everything that is kept of a scope, hour by hour and in each series by series. An hour is read at once and the
/// file is let go of before its rows are handed out, so that whoever takes them slowly holds up nobody. Belongs to one caller.
/// </summary>
/// <exception cref="HistoryReadException">From every method: the file cannot be read.</exception>
internal sealed class KeptHours : IDisposable
{
    private const string Scope = "(SELECT id FROM scope WHERE name = $scope)";

    private readonly string _path;
    private readonly string _scope;
    private readonly SqliteConnection _connection;
    private readonly Dictionary<int, string> _names = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<(int Series, byte[] Bytes)> _packed = [];
    private readonly SortedDictionary<int, HourBlock> _unpacked = [];
    private readonly ulong _wanted;
    private readonly HourBlock _function;
    private readonly HourBlock _account = new(SeriesShape.Account);

    /// <param name="wanted">Metrics of functions that are to be read, all unless said; see <see cref="HourBlock.Wanted"/>.</param>
    public KeptHours(string path, string scope, ulong wanted = ulong.MaxValue)
    {
        (_path, _scope, _wanted, _function) = (path, scope, wanted, new(SeriesShape.Function, wanted));
        _connection = Try(() => HistoryFile.OpenToRead(path));
    }

    /// <summary>The minutes of which anything is kept, from the first to the one after the last; null when there are none.</summary>
    public (long First, long End)? Extent() => Try<(long, long)?>(() =>
    {
        LoadNames(null);
        if (!_numbers.TryGetValue(SeriesCatalog.AccountName, out var account)) return null;
        var packedFirst = Long($"SELECT id FROM block WHERE id & {SeriesKey.MostSeries - 1} = $account ORDER BY id LIMIT 1;");
        var packedLast = Long($"SELECT id FROM block WHERE id & {SeriesKey.MostSeries - 1} = $account ORDER BY id DESC LIMIT 1;");
        var waitingFirst = Long($"SELECT min(minute) FROM minute WHERE scope = {Scope};");
        var waitingLast = Long($"SELECT max(minute) FROM minute WHERE scope = {Scope};");
        var first = Least(packedFirst is { } oldest ? SeriesKey.Time(oldest) * HourBlock.Minutes : null, waitingFirst);
        var end = waitingLast + 1 ?? (packedLast is { } newest ? (SeriesKey.Time(newest) + 1) * HourBlock.Minutes : null);
        return first is { } from && end is { } to ? (from, to) : null;

        long? Long(string sql) => _connection.Scalar(sql, null, ("$scope", _scope), ("$account", account)) as long?;
    });

    /// <param name="series">The function to read, the empty name for the account; null: all of them.</param>
    public IEnumerable<SeriesHour> Read(long fromMinute, long endMinute, string? series = null)
    {
        for (var hour = fromMinute / HourBlock.Minutes; hour * HourBlock.Minutes < endMinute; hour++)
        {
            Load(hour, series);
            foreach (var (number, bytes) in _packed) yield return new(number, _names[number], hour * HourBlock.Minutes, Unpack(number, bytes, IsAccount(number) ? _account : _function));
            foreach (var (number, block) in _unpacked)
                if (series is null || _names[number] == series) yield return new(number, _names[number], hour * HourBlock.Minutes, block);
        }
    }

    public void Dispose() => _connection.Dispose();

    private bool IsAccount(int series) => _names[series].Length == 0;

    private void Load(long hour, string? series) => Try(() =>
    {
        _packed.Clear();
        _unpacked.Clear();
        // Hours are packed meanwhile: all tables are read as of the same moment.
        using var view = _connection.BeginTransaction(deferred: true);
        LoadNames(view);
        LoadPacked(hour, series, view);
        LoadWaiting(hour, view);
        return true;
    });

    private void LoadNames(SqliteTransaction? view)
    {
        if ((long)_connection.Scalar($"SELECT count(*) FROM series WHERE scope = {Scope};", view, ("$scope", _scope))! == _names.Count) return;
        using var command = _connection.Command($"SELECT id, name FROM series WHERE scope = {Scope};", view, ("$scope", _scope));
        using var row = command.ExecuteReader();
        while (row.Read()) _numbers[_names[row.GetInt32(0)] = row.GetString(1)] = row.GetInt32(0);
    }

    private void LoadPacked(long hour, string? series, SqliteTransaction view)
    {
        var (from, end) = (SeriesKey.First(hour), SeriesKey.First(hour + 1));
        if (series is not null)
        {
            if (!_numbers.TryGetValue(series, out var only)) return;
            from = SeriesKey.Of(hour, only);
            end = from + 1;
        }
        using var command = _connection.Command("SELECT id, bytes FROM block WHERE id >= $from AND id < $end ORDER BY id;", view, ("$from", from), ("$end", end));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            // Other scopes have hours in the same file.
            var number = SeriesKey.Series(row.GetInt64(0));
            if (_names.ContainsKey(number)) _packed.Add((number, row.GetFieldValue<byte[]>(1)));
        }
    }

    /// <summary>Where minutes wait to be packed they are laid over what is packed already.</summary>
    private void LoadWaiting(long hour, SqliteTransaction view)
    {
        using var command = _connection.Command(
            $"SELECT minute, bytes FROM minute WHERE scope = {Scope} AND minute >= $from AND minute < $end ORDER BY minute;", view,
            ("$scope", _scope), ("$from", hour * HourBlock.Minutes), ("$end", (hour + 1) * HourBlock.Minutes));
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            if (_unpacked.Count == 0) UnpackAll();
            MinuteCodec.Decode(row.GetFieldValue<byte[]>(1), (int)(row.GetInt64(0) % HourBlock.Minutes), Of(_numbers[SeriesCatalog.AccountName]), Function);
        }

        HourBlock Function(int number) =>
            _names.GetValueOrDefault(number) is { Length: > 0 } ? Of(number) : throw new InvalidDataException("A minute of the history has a function nobody knows.");

        HourBlock Of(int number)
        {
            if (!_unpacked.TryGetValue(number, out var block)) block = _unpacked[number] = New(number);
            return block;
        }
    }

    private void UnpackAll()
    {
        foreach (var (number, bytes) in _packed) _unpacked[number] = Unpack(number, bytes, New(number));
        _packed.Clear();
    }

    private HourBlock New(int number) => IsAccount(number) ? new(SeriesShape.Account) : new(SeriesShape.Function, _wanted);

    private HourBlock Unpack(int number, byte[] bytes, HourBlock into) => Try(() =>
    {
        HourCodec.Decode(bytes, into);
        return into;
    });

    private static long? Least(long? left, long? right) => left < right || right is null ? left : right;

    private T Try<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException exception)
        {
            throw new HistoryReadException(SqliteFaults.Of(exception, _path), exception);
        }
        catch (HistoryException exception)
        {
            throw new HistoryReadException(exception.Fault, exception);
        }
        catch (InvalidDataException exception)
        {
            throw new HistoryReadException(new(HistoryFaultKind.Damaged, $"{_path} holds rows that cannot be read: {exception.Message}", "Move the file away, or put back a copy."), exception);
        }
    }
}
