using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;
using Dashboard.History.Coding;
using Dashboard.History.Storage;
using Dashboard.Polling.Spend;
using Microsoft.Data.Sqlite;

namespace Dashboard.History;

/// <summary>
/// Keeps minutes durably. What a method has returned from without a fault survives the end of the process at any moment; writing the same
/// minute again replaces it. One caller at a time; a file has one writer.
/// </summary>
public sealed class HistoryWriter : IDisposable
{
    private const int MinutesPerHour = 60;

    private readonly string _path;
    private readonly SqliteConnection _connection;
    private readonly SeriesCatalog _catalog;
    private readonly HourTable _hours;
    private readonly MinuteTable _minutes;
    private readonly HourBlock _function = new(SeriesShape.Function);
    private readonly HourBlock _account = new(SeriesShape.Account);
    private readonly HashSet<long> _revised = [];

    private HistoryWriter(string path, SqliteConnection connection)
    {
        (_path, _connection) = (path, connection);
        (_catalog, _hours, _minutes) = (new(connection), new(connection), new(connection));
    }

    /// <summary>True when what is at the file's path is another file by now, or none.</summary>
    internal bool HasMoved => _connection.HasMoved();

    /// <summary>Opens the file, or makes it.</summary>
    /// <returns>The writer, or why there is none.</returns>
    public static (HistoryWriter? Writer, HistoryFault? Fault) Open(string path)
    {
        try
        {
            return (new(path, HistoryFile.OpenToWrite(path, Migrations.All)), null);
        }
        catch (HistoryException exception)
        {
            return (null, exception.Fault);
        }
    }

    /// <summary>Keeps minutes, or keeps them anew: what is known takes the place of what was, and what is not known any more stays as it was.</summary>
    /// <param name="scope">Key of the account and Region.</param>
    /// <param name="names">Function of each slot; null where a slot has none.</param>
    /// <returns>Null once all minutes are safe on disk; otherwise none of them was written.</returns>
    public HistoryFault? Write(string scope, IReadOnlyCollection<MinuteColumn> minutes, IReadOnlyList<string?> names) => InTransaction(transaction =>
    {
        var id = _catalog.Scope(scope, transaction);
        var series = new int[names.Count];
        for (var slot = 0; slot < series.Length; slot++) series[slot] = names[slot] is { } name ? _catalog.Series(id, name, transaction) : -1;
        // The account is found by its series too, from the first minute on and not only once an hour of it is packed.
        _catalog.Series(id, "", transaction);
        var sealedBefore = SealedBefore(id, transaction);
        foreach (var hour in minutes.GroupBy(minute => minute.Minute / MinutesPerHour))
        {
            if (hour.Key < sealedBefore) Revise(id, hour.Key, [.. hour], series, transaction);
            else foreach (var minute in hour) _minutes.Write(id, minute, series, transaction);
        }
    });

    /// <summary>Keeps full hours of a time gone by. What these series had in the hour is replaced; other series are left alone.</summary>
    /// <param name="hour">Whole hours since 1970.</param>
    /// <param name="blocks">By function name; the empty name stands for the account, whose block has the account's shape.</param>
    /// <returns>Null once all of them are safe on disk; otherwise none of them was written.</returns>
    public HistoryFault? WriteHours(string scope, long hour, IReadOnlyCollection<(string Function, HourBlock Block)> blocks) => InTransaction(transaction =>
    {
        var id = _catalog.Scope(scope, transaction);
        var kept = _hours.SeriesOf(hour, transaction);
        var numbered = blocks.Select(named => (Series: _catalog.Series(id, named.Function, transaction), named.Block)).ToArray();
        // Rows are appended in the order of their keys.
        Array.Sort(numbered, static (left, right) => left.Series.CompareTo(right.Series));
        foreach (var (series, block) in numbered) _hours.Write(hour, series, block, isNew: kept.Add(series), transaction);
    });

    /// <summary>
    /// Keeps hours of one function, or of the account, that were read back: what is known takes the place of what was, and what is not known
    /// stays as it was.
    /// </summary>
    /// <param name="function">Empty for the account.</param>
    public HistoryFault? WriteSeries(string scope, string function, IReadOnlyCollection<(long Hour, HourBlock Block)> hours) => InTransaction(transaction =>
    {
        if (hours.Count == 0) return;
        var id = _catalog.Scope(scope, transaction);
        // Minutes that wait were read earlier than these: laid over them later they would undo what has come since.
        var end = hours.Max(each => each.Hour) + 1;
        while (SealFirst(id, end, transaction)) { }
        var series = _catalog.Series(id, function, transaction);
        var kept = function.Length == 0 ? _account : _function;
        foreach (var (hour, block) in hours)
        {
            _hours.TryRead(hour, series, kept, transaction);
            kept.Overlay(block);
            _hours.Write(hour, series, kept, transaction);
        }
    });

    /// <summary>Keeps what was found beside what was found before.</summary>
    public HistoryFault? AddVerdicts(string scope, IReadOnlyCollection<RecordedVerdict> verdicts) => WriteVerdicts(scope, [], verdicts);

    /// <summary>Keeps what was found in some minutes, in place of what was found in them before.</summary>
    /// <param name="minutes">All that were judged, in minutes since 1970, those in which nothing was found included.</param>
    public HistoryFault? WriteVerdicts(string scope, IReadOnlyCollection<long> minutes, IReadOnlyCollection<RecordedVerdict> verdicts) => InTransaction(transaction =>
    {
        var id = _catalog.Scope(scope, transaction);
        foreach (var minute in minutes) Records.DeleteVerdicts(_connection, id, minute, transaction);
        foreach (var verdict in verdicts) Records.Insert(_connection, _catalog.Series(id, verdict.Function, transaction), verdict, transaction);
    });

    /// <summary>Keeps changes of settings, a change that is kept already as it is, and what the settings are now.</summary>
    public HistoryFault? WriteChanges(string scope, IReadOnlyCollection<RecordedChange> changes, IReadOnlyCollection<KnownSetting> now) => InTransaction(transaction =>
    {
        var id = _catalog.Scope(scope, transaction);
        foreach (var change in changes) Records.Insert(_connection, _catalog.Series(id, change.Function, transaction), change, transaction);
        foreach (var known in now) Records.Insert(_connection, _catalog.Series(id, known.Function, transaction), known, transaction);
    });

    /// <summary>Keeps what became of recommendations, and that all of them were looked at.</summary>
    /// <param name="minute">When, in minutes since 1970.</param>
    public HistoryFault? WriteRecommendations(string scope, long minute, IReadOnlyCollection<RecommendationChange> changes) => InTransaction(transaction =>
    {
        var id = _catalog.Scope(scope, transaction);
        foreach (var change in changes) RecommendationTable.Insert(_connection, _catalog.Series(id, change.Function, transaction), change, transaction);
        RecommendationTable.Mark(_connection, id, minute, transaction);
    });

    /// <summary>Keeps what hours cost, in place of what was kept of the same hours and purposes.</summary>
    public HistoryFault? WriteSpend(string scope, IReadOnlyCollection<SpendRow> rows) => InTransaction(transaction =>
    {
        var id = _catalog.Scope(scope, transaction);
        foreach (var row in rows) Records.Insert(_connection, id, row, transaction);
    });

    public HistoryFault? WriteDecision(string scope, Decision decision) => InTransaction(transaction =>
        Records.Insert(_connection, _catalog.Series(_catalog.Scope(scope, transaction), decision.Function, transaction), decision, transaction));

    /// <summary>First hour, since 1970, of which minutes wait to be packed; null when none do, or when that cannot be read.</summary>
    public long? WaitingFrom(string scope)
    {
        long? first = null;
        var fault = Try(() => first = _connection.Scalar("SELECT min(minute) FROM minute WHERE scope = (SELECT id FROM scope WHERE name = $scope);", null, ("$scope", scope)) as long?);
        return fault is null ? first / MinutesPerHour : null;
    }

    /// <summary>Packs the first hour that ended before a minute. Its minutes can still be written again, at a higher price.</summary>
    /// <param name="isDone">True when no such hour is left.</param>
    public HistoryFault? SealNext(string scope, long beforeMinute, out bool isDone)
    {
        var isLast = false;
        var fault = InTransaction(transaction => isLast = !SealFirst(_catalog.Scope(scope, transaction), beforeMinute / MinutesPerHour, transaction));
        isDone = isLast;
        return fault;
    }

    /// <summary>Packs all hours that ended before a minute, see <see cref="SealNext"/>.</summary>
    public HistoryFault? Seal(string scope, long beforeMinute)
    {
        while (true)
            if (SealNext(scope, beforeMinute, out var isDone) is var fault && (fault is not null || isDone)) return fault;
    }

    /// <summary>
    /// Deletes some of what is older, and gives some of the room back to the disk. Minutes of whatever account that wait to be packed for
    /// longer than anyone would revise them are packed first: nobody reads that account any more.
    /// </summary>
    /// <param name="minutesBefore">Minutes before this hour go; their sums stay.</param>
    /// <param name="allBefore">Everything before this hour goes, but not decisions, nor recommendations that still stood then.</param>
    /// <param name="abandonedBefore">Hours before this one are packed, see above.</param>
    /// <param name="isDone">True when nothing is left to do.</param>
    public HistoryFault? RetainSome(long minutesBefore, long allBefore, long abandonedBefore, out bool isDone)
    {
        var (deleted, isSmall, isPacked) = (0, false, false);
        var fault = InTransaction(transaction => deleted = Retention.DeleteSome(_connection, minutesBefore, allBefore, transaction))
            ?? Try(() => isSmall = Retention.ShrinkSome(_connection))
            ?? InTransaction(transaction => isPacked = !SealAbandoned(abandonedBefore, transaction));
        isDone = deleted == 0 && isSmall && isPacked;
        return fault;
    }

    /// <summary>Brings everything from the journal into the file itself.</summary>
    internal HistoryFault? Complete() => Try(() => _connection.Run("PRAGMA wal_checkpoint(TRUNCATE);"));

    public void Dispose()
    {
        _hours.Dispose();
        _connection.Dispose();
    }

    private bool SealAbandoned(long beforeHour, SqliteTransaction transaction) =>
        _connection.Scalar("SELECT scope FROM minute WHERE minute < $end LIMIT 1;", transaction, ("$end", beforeHour * MinutesPerHour)) is long scope
        && SealFirst((int)scope, beforeHour, transaction);

    /// <summary>One hour a transaction, so that readers and other scopes never wait for long.</summary>
    /// <returns>False when there was none.</returns>
    private bool SealFirst(int scope, long beforeHour, SqliteTransaction transaction)
    {
        if (_connection.Scalar("SELECT min(minute) FROM minute WHERE scope = $scope;", transaction, ("$scope", scope)) is not long first) return false;
        var hour = first / MinutesPerHour;
        if (hour >= beforeHour) return false;
        var functions = new Dictionary<int, HourBlock>();
        var known = _catalog.Functions(scope, transaction);
        var kept = _hours.SeriesOf(hour, transaction);
        var account = _catalog.Series(scope, SeriesCatalog.AccountName, transaction);
        _hours.TryRead(hour, account, _account, transaction);
        using (var command = _connection.Command("SELECT minute, bytes FROM minute WHERE scope = $scope AND minute < $end;", transaction, ("$scope", scope), ("$end", (hour + 1) * MinutesPerHour)))
        using (var rows = command.ExecuteReader())
        {
            while (rows.Read())
                MinuteCodec.Decode(rows.GetFieldValue<byte[]>(1), (int)(rows.GetInt64(0) % MinutesPerHour), _account, Of);
        }
        functions.Add(account, _account);
        foreach (var (series, block) in functions.OrderBy(pair => pair.Key)) _hours.Write(hour, series, block, isNew: !kept.Contains(series), transaction);
        using var end = _connection.Command(
            "DELETE FROM minute WHERE scope = $scope AND minute < $end; UPDATE scope SET sealed = max(sealed, $sealed) WHERE id = $scope;",
            transaction, ("$scope", scope), ("$end", (hour + 1) * MinutesPerHour), ("$sealed", hour + 1));
        end.ExecuteNonQuery();
        return true;

        // What was written in whole before stays where no minute says otherwise.
        HourBlock Of(int series)
        {
            if (functions.TryGetValue(series, out var block)) return block;
            if (!known.Contains(series)) throw new InvalidDataException("A minute of the history has a function nobody knows.");
            block = functions[series] = new(SeriesShape.Function);
            if (kept.Contains(series)) _hours.TryRead(hour, series, block, transaction);
            return block;
        }
    }

    /// <summary>What was known and is not told again stays; where it is told otherwise, that is noted.</summary>
    private void Revise(int scope, long hour, MinuteColumn[] minutes, ReadOnlySpan<int> series, SqliteTransaction transaction)
    {
        _revised.Clear();
        var account = _catalog.Series(scope, SeriesCatalog.AccountName, transaction);
        _hours.TryRead(hour, account, _account, transaction);
        var isNew = false;
        foreach (var minute in minutes)
            for (var metric = 0; metric < MinuteColumn.AccountMetrics; metric++) isNew |= Overlay(_account[metric], minute.Minute, minute.Account((AccountMetric)metric));
        if (isNew) _hours.Write(hour, account, _account, transaction);
        for (var slot = 0; slot < series.Length; slot++)
        {
            if (series[slot] < 0) continue;
            _hours.TryRead(hour, series[slot], _function, transaction);
            isNew = false;
            foreach (var minute in minutes)
                for (var metric = 0; metric < MinuteColumn.FunctionMetrics; metric++) isNew |= Overlay(_function[metric], minute.Minute, minute.Function((FunctionMetric)metric, slot));
            if (isNew) _hours.Write(hour, series[slot], _function, transaction);
        }
        foreach (var minute in _revised) Records.InsertRevision(_connection, scope, minute, transaction);
    }

    /// <returns>True when that is news.</returns>
    private bool Overlay(Span<float> hour, long minute, float value)
    {
        ref var kept = ref hour[(int)(minute % MinutesPerHour)];
        if (float.IsNaN(value) || kept == value) return false;
        if (!float.IsNaN(kept)) _revised.Add(minute);
        kept = value;
        return true;
    }

    private long SealedBefore(int scope, SqliteTransaction transaction) => (long)_connection.Scalar("SELECT sealed FROM scope WHERE id = $scope;", transaction, ("$scope", scope))!;

    private HistoryFault? InTransaction(Action<SqliteTransaction> action) => Try(() =>
    {
        using var transaction = _connection.BeginTransaction();
        action(transaction);
        transaction.Commit();
    });

    private HistoryFault? Try(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (SqliteException exception)
        {
            _catalog.Forget();
            return SqliteFaults.Of(exception, _path);
        }
        catch (InvalidDataException exception)
        {
            _catalog.Forget();
            return SqliteFaults.Unreadable(exception, _path);
        }
        catch (HistoryException exception)
        {
            _catalog.Forget();
            return exception.Fault;
        }
    }
}
