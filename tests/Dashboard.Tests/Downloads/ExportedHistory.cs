using System.IO.Pipelines;
using System.Text;
using Dashboard.Downloads;
using Dashboard.History;
using Dashboard.History.Coding;
using Dashboard.History.Storage;
using Dashboard.Live;
using Dashboard.Tests.History;

namespace Dashboard.Tests.Downloads;

/// <summary>
/// A file with two scopes and three hours: the first is packed and one of its minutes was revised since, the second is packed and full of all
/// metrics, the third waits, and of it two minutes are known with one between them that is not.
/// </summary>
internal sealed class ExportedHistory : IDisposable
{
    public const long Hour = 490_000;
    public const long First = Hour * 60;
    public const string Busy = "=HYPERLINK(\"http://x\"),orders";

    public static readonly AccountScope Scope = new(TemporaryHistory.Scope, "Shop, main", "eu-west-1", IsDemo: false);

    private readonly TemporaryHistory _history = new();
    private readonly HistoryWriter _writer;

    public ExportedHistory()
    {
        _writer = _history.Open();
        Write(TemporaryHistory.Minute(First, 5, throttles: 2), TemporaryHistory.Minute(First + 1, 6));
        Assert.Null(_writer.Write("other", [TemporaryHistory.Minute(First, 99)], ["stranger"]));
        Assert.Null(_writer.Seal(Scope.Key, First + 60));
        Assert.Null(_writer.Seal("other", First + 60));
        Write(TemporaryHistory.Minute(First + 1, 16, throttles: 3));
        Assert.Null(_writer.WriteHours(Scope.Key, Hour + 1, [("all", All())]));
        Write(TemporaryHistory.Minute(First + 120, 7), TemporaryHistory.Minute(First + 122, 8));
    }

    public string Path => _history.Path;
    public HistoryReader Reader => _history.Reader;

    /// <summary>Every metric in every minute, each value another one.</summary>
    public static HourBlock All()
    {
        var block = new HourBlock(SeriesShape.Function);
        for (var metric = 0; metric < block.Shape.Metrics; metric++)
            for (var minute = 0; minute < HourBlock.Minutes; minute++) block[metric][minute] = (metric * 1000 + minute) / block.Shape.Scales[metric];
        return block;
    }

    public async Task<string[][]> CsvAsync(long from, long end, string? function = null)
    {
        using var stream = new MemoryStream();
        using var hours = new KeptHours(Path, Scope.Key);
        await new HistoryCsv(Scope, PipeWriter.Create(stream, new(leaveOpen: true))).WriteAsync(hours, new(Scope.Key, from, end, function), TestContext.Current.CancellationToken);
        var text = Encoding.UTF8.GetString(stream.ToArray());
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        return [.. text.Split("\r\n")[..^1].Select(CsvFields.Of)];
    }

    public void Write(Func<HistoryWriter, HistoryFault?> write) => Assert.Null(write(_writer));

    public void Dispose()
    {
        _writer.Dispose();
        _history.Dispose();
    }

    private void Write(params Analysis.Model.MinuteColumn[] minutes) => Assert.Null(_writer.Write(Scope.Key, minutes, [Busy, "idle"]));
}
