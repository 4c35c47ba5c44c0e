using System.Collections.Immutable;

namespace Dashboard.Live;

/// <summary>Functions that people look at now, by account and Region: they are read every minute for as long. Safe from any thread.</summary>
public sealed class FunctionAttention
{
    private static readonly ImmutableDictionary<string, int> None = ImmutableDictionary.Create<string, int>(StringComparer.Ordinal);

    private ImmutableDictionary<string, ImmutableDictionary<string, int>> _viewers = ImmutableDictionary.Create<string, ImmutableDictionary<string, int>>(StringComparer.Ordinal);

    /// <summary>Says the scope in which another function is looked at, or one no longer is.</summary>
    public event Action<string>? Changed;

    /// <summary>Names of functions with the number of pages that show them; the same instance until one of them changes.</summary>
    public ImmutableDictionary<string, int> Of(string scopeKey) => Volatile.Read(ref _viewers).GetValueOrDefault(scopeKey, None);

    /// <summary>A page shows a function until what is returned is disposed of.</summary>
    public IDisposable Watch(string scopeKey, string function)
    {
        Change(scopeKey, function, 1);
        return new Viewer(this, scopeKey, function);
    }

    private void Change(string scopeKey, string function, int by)
    {
        ImmutableInterlocked.AddOrUpdate(ref _viewers, scopeKey, _ => With(None), (_, viewers) => With(viewers));
        Changed?.Invoke(scopeKey);

        ImmutableDictionary<string, int> With(ImmutableDictionary<string, int> viewers) =>
            viewers.GetValueOrDefault(function) + by is > 0 and var count ? viewers.SetItem(function, count) : viewers.Remove(function);
    }

    private sealed class Viewer(FunctionAttention attention, string scopeKey, string function) : IDisposable
    {
        private int _isGone;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isGone, 1) == 0) attention.Change(scopeKey, function, -1);
        }
    }
}
