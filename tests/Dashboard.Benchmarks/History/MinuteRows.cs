using Dashboard.Analysis.Model;
using Dashboard.History.Coding;
using Microsoft.Data.Sqlite;

namespace Dashboard.Benchmarks.History;

/// <summary>What one would write first: a row for each function and minute, a column for each metric. Durable like the history.</summary>
internal sealed class MinuteRows : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public MinuteRows(string path)
    {
        _connection = new(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ConnectionString);
        _connection.Open();
        var columns = string.Join(", ", HistoryFleet.Metrics);
        Run("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY;");
        Run($"CREATE TABLE point(minute INTEGER NOT NULL, function INTEGER NOT NULL, {columns}, PRIMARY KEY(minute, function)) WITHOUT ROWID;");
        _insert = Command($"INSERT INTO point VALUES($minute, $function, {string.Join(", ", HistoryFleet.Metrics.Select(metric => $"${metric}"))});");
        foreach (var name in (string[])["$minute", "$function", .. HistoryFleet.Metrics.Select(metric => $"${metric}")]) _insert.Parameters.Add(new() { ParameterName = name });
    }

    /// <summary>Rows written so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Writes an hour in one transaction; minutes in which nothing ran only when their zeros count too.</summary>
    public void Write(long hour, IReadOnlyList<HourBlock> functions, bool withIdle)
    {
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        for (var minute = 0; minute < HourBlock.Minutes; minute++)
        {
            for (var function = 0; function < functions.Count; function++)
            {
                var block = functions[function];
                if (!withIdle && float.IsNaN(block[(int)FunctionMetric.ConcurrentExecutions][minute])) continue;
                _insert.Parameters[0].Value = hour * HourBlock.Minutes + minute;
                _insert.Parameters[1].Value = function;
                for (var metric = 0; metric < HistoryFleet.Metrics.Count; metric++)
                    _insert.Parameters[2 + metric].Value = Value(HistoryFleet.Metrics[metric], block[(int)HistoryFleet.Metrics[metric]][minute]);
                _insert.ExecuteNonQuery();
                Rows++;
            }
        }
        transaction.Commit();
    }

    /// <summary>What the review asks for: hotspots and their trend over eight weeks, the heat map, the account's minutes of two weeks.</summary>
    /// <returns>Rows read.</returns>
    public int Review(long firstMinute, long endMinute)
    {
        const long Week = 7 * 1440;
        return Read("SELECT function, (minute - $from) / 10080, sum(Throttles), count(*) FROM point WHERE minute >= $from AND minute < $end AND Throttles > 0 GROUP BY 1, 2;", endMinute - 8 * Week, endMinute)
            + Read("SELECT minute / 60, sum(Throttles) FROM point WHERE minute >= $from AND minute < $end GROUP BY 1;", firstMinute, endMinute)
            + Read("SELECT minute, sum(ConcurrentExecutions), sum(Throttles) FROM point WHERE minute >= $from AND minute < $end GROUP BY 1;", endMinute - 2 * Week, endMinute);
    }

    /// <returns>Rows read.</returns>
    public int Minutes(int function, long firstMinute, long endMinute) =>
        Read($"SELECT * FROM point WHERE minute >= $from AND minute < $end AND function = {function};", firstMinute, endMinute);

    public void Dispose()
    {
        _insert.Dispose();
        _connection.Dispose();
    }

    /// <summary>Whole numbers as such: they take less room.</summary>
    private static object Value(FunctionMetric metric, float value) => float.IsNaN(value) ? DBNull.Value
        : metric is FunctionMetric.DurationAverage or FunctionMetric.DurationMaximum ? (double)value
        : (long)value;

    private int Read(string sql, long from, long end)
    {
        using var command = Command(sql);
        command.Parameters.AddWithValue("$from", from);
        command.Parameters.AddWithValue("$end", end);
        using var rows = command.ExecuteReader();
        var count = 0;
        while (rows.Read())
        {
            for (var column = 0; column < rows.FieldCount; column++)
                if (!rows.IsDBNull(column)) rows.GetDouble(column);
            count++;
        }
        return count;
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql)
    {
        var command = _connection.CreateCommand();
#pragma warning disable CA2100 // Names of metrics are constants.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
