using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.IO.Pipelines;
using System.Text;
using System.Text.Unicode;
using Dashboard.History.Coding;
using Dashboard.History.Export;
using Dashboard.History.Storage;
using Dashboard.Live;

namespace Dashboard.Downloads;

/// <summary>
/// Minutes as comma-separated values, a row for each function and minute. What is not known is empty and never zero; a function has rows in
/// the hours of which anything of it is kept. Nothing is held beyond the hour that is being written.
/// </summary>
internal sealed class HistoryCsv(AccountScope scope, PipeWriter to)
{
    /// <summary>Handed on before more is read, so that a slow reader slows down the reading and nothing piles up.</summary>
    private const int FlushBytes = 64 * 1024;

    private static readonly string[] Keys = ["account", "region", "function", "minute_utc"];

    private readonly Dictionary<int, byte[]> _beginnings = [];

    public async Task WriteAsync(KeptHours hours, HistoryRange range, CancellationToken cancellation)
    {
        Header(ExportColumns.Function);
        foreach (var hour in hours.Read(range.FromMinute, range.EndMinute, range.Function))
        {
            if (hour.IsAccount) continue;
            Write(hour, range);
            if (to.UnflushedBytes >= FlushBytes) await to.FlushAsync(cancellation).ConfigureAwait(false);
        }
        await to.FlushAsync(cancellation).ConfigureAwait(false);
    }

    private void Header(ImmutableArray<string> metrics)
    {
        var csv = new CsvText();
        foreach (var column in Keys) csv.Text(column);
        foreach (var column in metrics) csv.Text(column);
        Encoding.UTF8.GetBytes(csv.EndLine().ToString(), to);
    }

    private void Write(in SeriesHour hour, HistoryRange range)
    {
        if (!_beginnings.TryGetValue(hour.Series, out var beginning))
            beginning = _beginnings[hour.Series] = Encoding.UTF8.GetBytes(new CsvText().Text(scope.Name).Text(scope.Region).Text(hour.Function).ToString());
        for (var minute = Math.Max(range.FromMinute, hour.FirstMinute); minute < Math.Min(range.EndMinute, hour.FirstMinute + HourBlock.Minutes); minute++)
        {
            to.Write(beginning);
            Time(minute);
            for (var metric = 0; metric < hour.Block.Shape.Metrics; metric++) Value(hour.Block.Shape, metric, hour.Block[metric][(int)(minute - hour.FirstMinute)]);
            to.Write("\r\n"u8);
        }
    }

    private void Time(long minute)
    {
        var span = to.GetSpan(32);
        Utf8.TryWrite(span, CultureInfo.InvariantCulture, $",{DateTime.UnixEpoch.AddMinutes(minute):yyyy-MM-dd'T'HH:mm'Z'}", out var written);
        to.Advance(written);
    }

    private void Value(SeriesShape shape, int metric, float value)
    {
        var span = to.GetSpan(32);
        span[0] = (byte)',';
        var written = 0;
        // From the whole number that is kept: a float would show more digits than there are.
        if (!float.IsNaN(value) && !Text(shape.ToWhole(metric, value), shape.Scales[metric], span[1..], out written)) throw new InvalidOperationException("A number takes more room than it can.");
        to.Advance(1 + written);
    }

    private static bool Text(long whole, float scale, Span<byte> into, out int written) =>
        scale == 1 ? Utf8Formatter.TryFormat(whole, into, out written) : (whole / (decimal)scale).TryFormat(into, out written, "0.###", CultureInfo.InvariantCulture);
}
