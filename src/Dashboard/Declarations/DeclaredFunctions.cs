using System.Collections.Immutable;

namespace Dashboard.Declarations;

/// <summary>
/// A set of functions that users declare to be something, by account and Region. Kept in the data folder in a file of its own, in memory
/// where none is configured. Safe from any thread.
/// </summary>
public abstract class DeclaredFunctions : IDisposable
{
    private static readonly ImmutableHashSet<string> None = ImmutableHashSet.Create<string>(StringComparer.Ordinal);

    private readonly DeclarationFile? _file;
    private readonly SemaphoreSlim _gate = new(1);
    private volatile State _state;

    /// <param name="dataFolder">Null: what is declared is forgotten when the process ends.</param>
    /// <param name="property">What the set is called in the file.</param>
    protected DeclaredFunctions(string? dataFolder, string fileName, string property)
    {
        _file = dataFolder is null ? null : new(Path.Combine(dataFolder, fileName), property);
        _state = Read();
    }

    /// <summary>Says the scope whose set is another now; raised on the caller's thread of <see cref="DeclareAsync"/>.</summary>
    public event Action<string>? Changed;

    /// <summary>False when declarations end with the process.</summary>
    public bool IsDurable => _file is not null;

    /// <summary>Why what was declared earlier is not known; null when it is.</summary>
    public DeclarationFault? Fault => _state.Fault;

    /// <summary>Names of functions; the same instance until one of them changes.</summary>
    /// <param name="scopeKey">See <see cref="Live.AccountScope"/>.</param>
    public ImmutableHashSet<string> Of(string scopeKey) => _state.ByScope.GetValueOrDefault(scopeKey, None);

    /// <summary>Takes a function into the set, or out of it.</summary>
    /// <returns>Why it could not be kept, and nothing changed; null when all is well.</returns>
    public async Task<DeclarationFault?> DeclareAsync(string scopeKey, string function, bool isDeclared, CancellationToken cancellation)
    {
        await _gate.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            if (_state.Fault is not null) _state = Read();
            if (_state.Fault is { } unreadable) return unreadable;
            var before = Of(scopeKey);
            var now = isDeclared ? before.Add(function) : before.Remove(function);
            if (ReferenceEquals(now, before)) return null;
            var byScope = _state.ByScope.SetItem(scopeKey, now);
            if (_file is not null && await _file.WriteAsync(byScope, cancellation).ConfigureAwait(false) is { } unwritten) return unwritten;
            _state = new(byScope, null);
        }
        finally
        {
            _gate.Release();
        }
        Changed?.Invoke(scopeKey);
        return null;
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _gate.Dispose();
    }

    private State Read()
    {
        var (byScope, fault) = _file?.Read() ?? (ImmutableDictionary.Create<string, ImmutableHashSet<string>>(StringComparer.Ordinal), null);
        return new(byScope, fault);
    }

    private sealed record State(ImmutableDictionary<string, ImmutableHashSet<string>> ByScope, DeclarationFault? Fault);
}
