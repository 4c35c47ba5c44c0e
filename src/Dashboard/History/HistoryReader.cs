using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;
using Dashboard.History.Coding;
using Dashboard.History.Storage;
using Dashboard.Polling.Spend;
using Microsoft.Data.Sqlite;

namespace Dashboard.History;

/// <summary>Totals of one series over some time.</summary>
/// <param name="Series">Number of the series.</param>
/// <param name="Function">Empty for the account itself.</param>
public sealed record SeriesTotals(int Series, string Function, HourTotals Totals);

/// <summary>
/// Reads what was kept. Every call opens its own view of the file, so that any number of readers go on beside the writer. Times are whole
/// hours or minutes since 1970, ends excluded.
/// </summary>
/// <exception cref="HistoryReadException">From every method: the file cannot be read.</exception>
public sealed class HistoryReader(string path)
{
    private const int MinutesPerHour = 60;
    private const string Sums = "sum(minutes), sum(invocations), sum(errors), sum(throttles), sum(throttled), sum(duration), max(longest), max(peak), sum(spillover), sum(dropped)";

    /// <summary>Functions with throttles in a range of hours, the most throttled first.</summary>
    public ImmutableArray<SeriesTotals> MostThrottled(string scope, long fromHour, long endHour, int most) => Query(connection => Totals(connection, $"""
        SELECT series.id, series.name, sum(hour.throttles) AS rejected, sum(hour.throttled)
        FROM hour INDEXED BY hour_throttled JOIN series ON series.id = hour.id & {SeriesKey.MostSeries - 1}
        WHERE hour.throttles > 0 AND hour.id >= $from AND hour.id < $end AND series.scope = (SELECT id FROM scope WHERE name = $scope) AND series.name <> ''
        GROUP BY series.id ORDER BY rejected DESC, series.name LIMIT $most;
        """,
        row => new HourTotals { Throttles = row.GetInt64(2), Throttled = row.GetInt32(3) },
        ("$from", SeriesKey.First(fromHour)), ("$end", SeriesKey.First(endHour)), ("$scope", scope), ("$most", most)));

    /// <summary>All series of a scope over whole days, the account's own included, by name.</summary>
    public ImmutableArray<SeriesTotals> ByDays(string scope, long fromDay, long endDay) => Query(connection => Totals(connection, $"""
        SELECT series.id, series.name, {Sums}
        FROM day JOIN series ON series.id = day.id & {SeriesKey.MostSeries - 1}
        WHERE day.id >= $from AND day.id < $end AND series.scope = (SELECT id FROM scope WHERE name = $scope)
        GROUP BY series.id ORDER BY series.name;
        """,
        All, ("$from", SeriesKey.First(fromDay)), ("$end", SeriesKey.First(endDay)), ("$scope", scope)));

    /// <summary>The account's own hours, and with them those in which nothing happened; hours nobody read are missing.</summary>
    public ImmutableArray<(long Hour, HourTotals Totals)> Hours(string scope, string function, long fromHour, long endHour) => Query(connection =>
    {
        if (SeriesOf(connection, scope, function) is not { } series) return [];
        using var command = connection.Command(
            $"""
            WITH RECURSIVE hours(key) AS (SELECT $from UNION ALL SELECT key + {SeriesKey.MostSeries} FROM hours WHERE key + {SeriesKey.MostSeries} < $end)
            SELECT hour.id, 0, minutes, invocations, errors, throttles, throttled, duration, longest, peak, spillover, dropped
            FROM hours CROSS JOIN hour ON hour.id = hours.key;
            """, null, ("$from", SeriesKey.Of(fromHour, series)), ("$end", SeriesKey.Of(endHour, series)));
        using var row = command.ExecuteReader();
        var hours = ImmutableArray.CreateBuilder<(long, HourTotals)>();
        while (row.Read()) hours.Add((SeriesKey.Time(row.GetInt64(0)), All(row)));
        return hours.ToImmutable();
    });

    /// <summary>Every minute of one function, or of the account, hour by hour: those that are packed, and minutes that still wait to be.</summary>
    /// <param name="function">Empty for the account itself.</param>
    /// <param name="take">Gets each hour's first minute and its block, which is used again for the next. Minutes outside the range may be among them.</param>
    public void Minutes(string scope, string function, long fromMinute, long endMinute, Action<long, HourBlock> take) => Query(connection =>
    {
        // Hours are packed meanwhile: both tables are read as of the same moment.
        using var view = connection.BeginTransaction(deferred: true);
        if (SeriesOf(connection, scope, function, view) is not { } series) return 0;
        var block = new HourBlock(function.Length == 0 ? SeriesShape.Account : SeriesShape.Function);
        using var packed = new PackedHours(connection, view, series, fromMinute / MinutesPerHour, (endMinute + MinutesPerHour - 1) / MinutesPerHour);
        using var waiting = new WaitingMinutes(connection, view, scope, series, fromMinute, endMinute);
        while (Earlier(packed.Hour, waiting.Hour) is { } hour)
        {
            block.Clear();
            if (packed.Hour == hour) packed.Take(block);
            if (waiting.Hour == hour) waiting.Take(block);
            take(hour * MinutesPerHour, block);
        }
        return 0;
    });

    /// <summary>Some metrics of every function, hour by hour and in each function by function.</summary>
    /// <param name="take">Gets the function, its hour's first minute and its block, which is used again for the next. Minutes outside the range may be among them.</param>
    public void EveryFunction(string scope, long fromMinute, long endMinute, ReadOnlySpan<FunctionMetric> metrics, Action<string, long, HourBlock> take)
    {
        var wanted = 0UL;
        foreach (var metric in metrics) wanted |= 1UL << (int)metric;
        using var hours = new KeptHours(path, scope, wanted);
        foreach (var hour in hours.Read(fromMinute, endMinute))
            if (!hour.IsAccount) take(hour.Function, hour.FirstMinute, hour.Block);
    }

    /// <summary>From when to when a scope is kept, and how much room the file takes.</summary>
    public HistorySize Size(string scope) => Query(connection =>
    {
        const string OfAccount = "(SELECT series.id FROM series JOIN scope ON scope.id = series.scope WHERE scope.name = $scope AND series.name = '')";
        var first = Long("SELECT min(id) FROM hour WHERE id & 1048575 = " + OfAccount);
        var packed = Long("SELECT sealed * 60 - 1 FROM scope WHERE name = $scope AND sealed > 0");
        var waiting = Long("SELECT max(minute) FROM minute WHERE scope = (SELECT id FROM scope WHERE name = $scope)");
        var functions = Long("SELECT count(*) FROM series WHERE name <> '' AND scope = (SELECT id FROM scope WHERE name = $scope)");
        var bytes = Long("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size");
        return new HistorySize(first is { } key ? SeriesKey.Time(key) : null, waiting ?? packed, (int)(functions ?? 0), bytes ?? 0);

        long? Long(string sql) => connection.Scalar(sql, null, ("$scope", scope)) as long?;
    });

    /// <summary>What was found in a range of minutes, the oldest first.</summary>
    public ImmutableArray<RecordedVerdict> Verdicts(string scope, long fromMinute, long endMinute) => Query(connection => Records.Verdicts(connection, scope, fromMinute, endMinute));

    /// <summary>Settings that changed in a range of minutes, the oldest first.</summary>
    public ImmutableArray<RecordedChange> Changes(string scope, long fromMinute, long endMinute) => Query(connection => Records.Changes(connection, scope, fromMinute, endMinute));

    /// <summary>Settings as they were last known.</summary>
    public ImmutableArray<KnownSetting> KnownSettings(string scope) => Query(connection => Records.KnownSettings(connection, scope));

    /// <summary>Recommendations that stood at some time in a range of minutes, with all of the time they stood; by function, kind and time.</summary>
    public ImmutableArray<RecordedRecommendation> Recommendations(string scope, long fromMinute, long endMinute) =>
        Query(connection => RecommendationTable.Standing(connection, scope, fromMinute, endMinute));

    /// <summary>The first and the last minute in which all recommendations were looked at; null when they never were.</summary>
    public (long First, long Last)? RecommendationsLookedAt(string scope) => Query(connection => RecommendationTable.LookedAt(connection, scope));

    /// <summary>Everything decided before a minute, the oldest first.</summary>
    public ImmutableArray<Decision> Decisions(string scope, long endMinute) => Query(connection => Records.Decisions(connection, scope, endMinute));

    /// <summary>What asking CloudWatch cost since an hour, by hour and purpose.</summary>
    public ImmutableArray<SpendRow> Spend(string scope, long fromHour) => Query(connection => Records.Spend(connection, scope, fromHour));

    /// <summary>Minutes of which late data changed what was known, after they had been packed: how many, and the newest; null when there are none.</summary>
    public (int Minutes, long? Newest) Revised(string scope, long fromMinute, long endMinute) => Query(connection =>
    {
        using var command = connection.Command(
            "SELECT count(*), max(minute) FROM revision WHERE scope = (SELECT id FROM scope WHERE name = $scope) AND minute >= $from AND minute < $end;", null,
            ("$scope", scope), ("$from", fromMinute), ("$end", endMinute));
        using var row = command.ExecuteReader();
        row.Read();
        return (row.GetInt32(0), row.IsDBNull(1) ? (long?)null : row.GetInt64(1));
    });

    private static long? Earlier(long? left, long? right) => left < right || right is null ? left : right;

    private static ImmutableArray<SeriesTotals> Totals(
        SqliteConnection connection, string sql, Func<SqliteDataReader, HourTotals> read, params ReadOnlySpan<(string, object)> parameters)
    {
        using var command = connection.Command(sql, null, parameters);
        using var row = command.ExecuteReader();
        var totals = ImmutableArray.CreateBuilder<SeriesTotals>();
        while (row.Read()) totals.Add(new(row.GetInt32(0), row.GetString(1), read(row)));
        return totals.ToImmutable();
    }

    private static HourTotals All(SqliteDataReader row) => new(
        row.GetInt32(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt32(6), row.GetDouble(7), row.GetDouble(8), row.GetInt64(9), row.GetInt64(10), row.GetInt64(11));

    private static int? SeriesOf(SqliteConnection connection, string scope, string function, SqliteTransaction? view = null) =>
        (int?)(long?)connection.Scalar(
            "SELECT series.id FROM series JOIN scope ON scope.id = series.scope WHERE scope.name = $scope AND series.name = $name;", view, ("$scope", scope), ("$name", function));

    private T Query<T>(Func<SqliteConnection, T> query)
    {
        try
        {
            using var connection = HistoryFile.OpenToRead(path);
            return query(connection);
        }
        catch (SqliteException exception)
        {
            throw new HistoryReadException(SqliteFaults.Of(exception, path), exception);
        }
        catch (InvalidDataException exception)
        {
            throw new HistoryReadException(SqliteFaults.Unreadable(exception, path), exception);
        }
        catch (HistoryException exception)
        {
            throw new HistoryReadException(exception.Fault, exception);
        }
    }
}
