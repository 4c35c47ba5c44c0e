using System.Collections.Concurrent;

namespace Dashboard.History;

/// <summary>
/// The history of this process: the file, its one writer, and how often each scope's has changed. Without a data folder the file is
/// temporary and goes with the process. Safe from any thread.
/// </summary>
public sealed class HistoryArchive : IDisposable
{
    public const string FileName = "history.db";

    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<string, long> _versions = new(StringComparer.Ordinal);
    private readonly DirectoryInfo? _temporary;
    private readonly ReopeningWriter _writer;

    public HistoryArchive(string? dataFolder) : this(dataFolder, TimeProvider.System)
    {
    }

    /// <param name="dataFolder">Null: a temporary one.</param>
    public HistoryArchive(string? dataFolder, TimeProvider time)
    {
        _temporary = dataFolder is null ? Directory.CreateTempSubdirectory("lambda-concurrency-") : null;
        Path = System.IO.Path.Combine(dataFolder ?? _temporary!.FullName, FileName);
        Reader = new(Path);
        _writer = new(Path, time);
        Fault = _writer.Open();
    }

    public string Path { get; }

    /// <summary>False when the history ends with the process.</summary>
    public bool IsDurable => _temporary is null;

    /// <summary>Why nothing is being kept; null when all is well.</summary>
    public HistoryFault? Fault { get; private set; }

    public HistoryReader Reader { get; }

    /// <summary>Counts up each time the file was opened, or another in its place: what was written before may not be in it.</summary>
    public int Generation
    {
        get
        {
            lock (_gate) return _writer.Generation;
        }
    }

    /// <summary>Opens the file when it is not open, or when it was moved away since; a write does so too.</summary>
    /// <returns>The <see cref="Generation"/> by now.</returns>
    public int Open()
    {
        lock (_gate)
        {
            if (_writer.Open() is { } fault) Fault = fault;
            return _writer.Generation;
        }
    }

    /// <summary>Counts up with every change of a scope's history: what was computed from another version is out of date.</summary>
    public long Version(string scope) => _versions.GetValueOrDefault(scope);

    /// <summary>First hour of a scope, since 1970, of which minutes wait to be packed. Null when none do, or when that cannot be read now.</summary>
    public long? WaitingFrom(string scope)
    {
        lock (_gate) return _writer.WaitingFrom(scope);
    }

    /// <summary>Lets one caller at a time write. For a while after a fault everything is refused with the same fault, at no cost.</summary>
    /// <returns>Null once all of it is safe on disk; otherwise why it is not.</returns>
    public HistoryFault? Write(string scope, Func<HistoryWriter, HistoryFault?> write)
    {
        HistoryFault? fault;
        lock (_gate) Fault = fault = _writer.Write(write);
        _versions.AddOrUpdate(scope, 1, (_, version) => version + 1);
        return fault;
    }

    public void Dispose()
    {
        lock (_gate) _writer.Dispose();
        if (_temporary is { } folder && Directory.Exists(folder.FullName)) folder.Delete(recursive: true);
    }
}
