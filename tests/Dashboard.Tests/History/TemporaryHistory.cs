using Dashboard.Analysis.Model;
using Dashboard.History;
using Dashboard.History.Coding;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.History;

/// <summary>A history file of its own, gone with the test.</summary>
internal sealed class TemporaryHistory : IDisposable
{
    public const string Scope = "test-eu-west-1";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("history-");

    public string Folder => _folder.FullName;

    public string Path => System.IO.Path.Combine(_folder.FullName, "history.db");

    public HistoryReader Reader => new(Path);

    public HistoryWriter Open()
    {
        var (writer, fault) = HistoryWriter.Open(Path);
        Assert.Null(fault);
        return writer!;
    }

    /// <summary>A minute in which one function, in slot 0, ran so many times and was throttled so often, and one in slot 1 was idle.</summary>
    public static MinuteColumn Minute(long minute, float invocations, float throttles = 0, float concurrency = 3)
    {
        var functions = new float[]?[MinuteColumn.FunctionMetrics];
        functions[(int)FunctionMetric.Invocations] = [invocations, 0];
        functions[(int)FunctionMetric.Errors] = [0, 0];
        functions[(int)FunctionMetric.Throttles] = [throttles, 0];
        functions[(int)FunctionMetric.ConcurrentExecutions] = [concurrency, float.NaN];
        functions[(int)FunctionMetric.DurationAverage] = [120.5f, float.NaN];
        var account = new float[MinuteColumn.AccountMetrics];
        Array.Fill(account, float.NaN);
        account[(int)AccountMetric.Invocations] = invocations;
        account[(int)AccountMetric.Throttles] = throttles;
        account[(int)AccountMetric.ClaimedAccountConcurrency] = concurrency + 100;
        return new(minute, functions, account);
    }

    /// <summary>An hour in which a function ran in every minute, differently in each and differently from others.</summary>
    public static HourBlock Block(int function, long hour)
    {
        var block = new HourBlock(SeriesShape.Function);
        for (var minute = 0; minute < HourBlock.Minutes; minute++)
        {
            var value = (function * 7919 + hour * 104_729 + minute * 31) % 997;
            block[(int)FunctionMetric.Invocations][minute] = value;
            block[(int)FunctionMetric.Errors][minute] = value % 7;
            block[(int)FunctionMetric.Throttles][minute] = value % 5;
            block[(int)FunctionMetric.ConcurrentExecutions][minute] = value % 83;
            block[(int)FunctionMetric.DurationAverage][minute] = value * 1.5f;
        }
        return block;
    }

    /// <summary>By minute; NaN where nothing is known. Fails when a minute comes twice.</summary>
    public float[] Invocations(string function, long from, long end)
    {
        var values = new float[end - from];
        Array.Fill(values, float.NaN);
        var hours = new HashSet<long>();
        Reader.Minutes(Scope, function, from, end, (start, block) =>
        {
            Assert.True(hours.Add(start), $"The hour from minute {start} came twice");
            for (var minute = Math.Max(start, from); minute < Math.Min(start + 60, end); minute++) values[minute - from] = block[(int)FunctionMetric.Invocations][(int)(minute - start)];
        });
        return values;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
