using Dashboard.History.Storage;

namespace Dashboard.History;

/// <summary>
/// A writer that is given up after a fault, or when its file is moved away, and opened anew: at once for the latter, after a fault with
/// pauses that grow. A damaged file is left alone until somebody has touched it. One caller at a time.
/// </summary>
internal sealed class ReopeningWriter(string path, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);

    private HistoryWriter? _writer;
    private HistoryFault? _fault;
    private long _failedAt;
    private TimeSpan _pause;
    private FileStamp _damaged;

    /// <summary>Counts up each time the file was opened: what was written before may not be in it.</summary>
    public int Generation { get; private set; }

    public HistoryFault? Write(Func<HistoryWriter, HistoryFault?> write)
    {
        if (Open() is { } closed) return closed;
        HistoryFault? fault;
        try
        {
            fault = write(_writer!);
        }
        catch
        {
            Close();
            throw;
        }
        if (fault is null) (_fault, _pause) = (null, default);
        // Some rows that cannot be read are no reason to refuse others.
        else if (fault.Kind != HistoryFaultKind.Unreadable) GiveUp(fault);
        return fault;
    }

    /// <returns>Why there is no writer; null when there is one.</returns>
    public HistoryFault? Open()
    {
        if (_writer is { HasMoved: true })
        {
            // The journal stays behind when a file is moved; what is in it belongs to the file.
            _writer.Complete();
            Close();
        }
        if (_writer is not null) return null;
        if (_fault is { } last && (time.GetElapsedTime(_failedAt) < _pause || (last.Kind == HistoryFaultKind.Damaged && FileStamp.Of(path) == _damaged))) return last;
        (_writer, var fault) = HistoryWriter.Open(path);
        if (fault is not null) return GiveUp(fault);
        Generation++;
        return null;
    }

    /// <summary>See <see cref="HistoryArchive.WaitingFrom"/>; opens nothing.</summary>
    public long? WaitingFrom(string scope) => _writer?.WaitingFrom(scope);

    public void Dispose() => Close();

    private HistoryFault GiveUp(HistoryFault fault)
    {
        Close();
        _pause = _pause == default ? FirstPause : _pause * 2 < LongestPause ? _pause * 2 : LongestPause;
        (_fault, _failedAt, _damaged) = (fault, time.GetTimestamp(), FileStamp.Of(path));
        return fault;
    }

    private void Close()
    {
        _writer?.Dispose();
        _writer = null;
        HistoryFile.CloseReaders(path);
    }
}
