using Dashboard.History.Storage;

namespace Dashboard.History.Export;

/// <summary>A file to hand out, or why there is none.</summary>
/// <param name="File">Deletes itself when it is closed.</param>
internal readonly record struct HistoryCopy(FileStream? File, HistoryFault? Fault);

/// <summary>
/// Makes copies of parts of the history in files beside it. At most two are made at a time, so that many who ask leave the poller its share
/// of the machine. Safe from any thread.
/// </summary>
public sealed class HistoryCopies : IDisposable
{
    private const int MostAtATime = 2;

    /// <summary>What anybody can still open and send; longer ranges are for CSV, which is made as it goes.</summary>
    public const long MostBytes = 4L << 30;

    /// <summary>Of what is free on the disk: the history itself goes on growing.</summary>
    private const double ShareOfDisk = 0.25;

    private readonly HistoryArchive _archive;
    private readonly SemaphoreSlim _running = new(MostAtATime);
    private readonly string _folder;

    public HistoryCopies(HistoryArchive archive)
    {
        _archive = archive;
        _folder = Path.Combine(Path.GetDirectoryName(archive.Path)!, "copies");
        DeleteLeftOvers();
    }

    /// <summary>Copies a range into an SQLite file.</summary>
    internal async Task<HistoryCopy> SqliteAsync(HistoryRange range, string account, string region, CancellationToken cancellation, long mostBytes = MostBytes)
    {
        if (!await _running.WaitAsync(TimeSpan.Zero, cancellation).ConfigureAwait(false))
            return new(null, new(HistoryFaultKind.Locked, $"{MostAtATime} copies of the history are being made already.", "Try again in a minute, or take the CSV."));
        try
        {
            return await Task.Factory.StartNew(
                () => Make(range, account, region, mostBytes, cancellation), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        }
        finally
        {
            _running.Release();
        }
    }

    public void Dispose() => _running.Dispose();

    private HistoryCopy Make(HistoryRange range, string account, string region, long mostBytes, CancellationToken cancellation)
    {
        var path = Path.Combine(_folder, $"{Guid.NewGuid():N}.db");
        try
        {
            var free = new DriveInfo(Directory.CreateDirectory(_folder).FullName).AvailableFreeSpace;
            using var hours = new KeptHours(_archive.Path, range.Scope);
            SqliteCopy.Write(path, Math.Min(mostBytes, (long)(free * ShareOfDisk)), _archive.Reader, hours, range, account, region, cancellation);
            return new(new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 1 << 16, FileOptions.DeleteOnClose | FileOptions.SequentialScan | FileOptions.Asynchronous), null);
        }
        catch (Exception exception)
        {
            File.Delete(path);
            if (FaultOf(exception) is { } fault) return new(null, fault);
            throw;
        }
    }

    private static HistoryFault? FaultOf(Exception exception) => exception switch
    {
        HistoryReadException unreadable => unreadable.Fault,
        HistoryException { Fault.Kind: HistoryFaultKind.DiskFull } => new(
            HistoryFaultKind.DiskFull, "The copy takes more than 4 GB, or more than a quarter of what is free on the disk.", "Ask for a shorter range, for one function, or for CSV, which takes no room."),
        HistoryException unwritten => unwritten.Fault,
        IOException or UnauthorizedAccessException => new(HistoryFaultKind.NotAccessible, $"The copy cannot be written: {exception.Message}", "Look at the folder the history is in."),
        _ => null,
    };

    /// <summary>What a process that was killed left behind.</summary>
    private void DeleteLeftOvers()
    {
        try
        {
            if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            // Whoever asks for a copy is told what is wrong with the folder.
        }
    }
}
