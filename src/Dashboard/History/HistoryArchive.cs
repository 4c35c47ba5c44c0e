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
    private HistoryWriter? _writer;

    /// <param name="dataFolder">Null: a temporary one.</param>
    public HistoryArchive(string? dataFolder)
    {
        _temporary = dataFolder is null ? Directory.CreateTempSubdirectory("lambda-concurrency-") : null;
        Path = System.IO.Path.Combine(dataFolder ?? _temporary!.FullName, FileName);
        Reader = new(Path);
        (_writer, Fault) = HistoryWriter.Open(Path);
    }

    public string Path { get; }

    /// <summary>False when the history ends with the process.</summary>
    public bool IsDurable => _temporary is null;

    /// <summary>Why nothing is being kept; null when all is well.</summary>
    public HistoryFault? Fault { get; private set; }

    public HistoryReader Reader { get; }

    /// <summary>Counts up with every change of a scope's history: what was computed from another version is out of date.</summary>
    public long Version(string scope) => _versions.GetValueOrDefault(scope);

    /// <summary>Lets one caller at a time write.</summary>
    /// <returns>Null once all of it is safe on disk; otherwise why it is not.</returns>
    public HistoryFault? Write(string scope, Func<HistoryWriter, HistoryFault?> write)
    {
        lock (_gate)
        {
            if (_writer is null)
            {
                (_writer, Fault) = HistoryWriter.Open(Path);
                if (_writer is null) return Fault;
            }
            Fault = write(_writer);
        }
        _versions.AddOrUpdate(scope, 1, (_, version) => version + 1);
        return Fault;
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _writer?.Dispose();
            _writer = null;
        }
        _temporary?.Delete(recursive: true);
    }
}
