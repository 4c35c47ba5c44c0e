using System.Collections.Immutable;
using Dashboard.Declarations;

namespace Dashboard.Live;

/// <summary>Functions that people look at now or have pinned, by account and Region: they are read every minute for as long. Safe from any thread.</summary>
public sealed class FunctionAttention
{
    private static readonly Scope Nobody = new(ImmutableDictionary.Create<string, int>(StringComparer.Ordinal), ImmutableHashSet.Create<string>(StringComparer.Ordinal));

    private readonly PinnedFunctions _pins;
    private ImmutableDictionary<string, Scope> _scopes = ImmutableDictionary.Create<string, Scope>(StringComparer.Ordinal);

    public FunctionAttention(PinnedFunctions pins)
    {
        _pins = pins;
        pins.Changed += scopeKey =>
        {
            Change(scopeKey, static viewers => viewers);
            Changed?.Invoke(scopeKey);
        };
    }

    /// <summary>Says the scope in which another function is looked at or pinned, or one no longer is.</summary>
    public event Action<string>? Changed;

    /// <summary>Names of functions; the same instance until one of them changes.</summary>
    public ImmutableHashSet<string> Of(string scopeKey) => Known(scopeKey).Watched;

    /// <summary>Those of them that are pinned; the same instance until one of them changes.</summary>
    public ImmutableHashSet<string> Pinned(string scopeKey) => _pins.Of(scopeKey);

    /// <summary>A page shows a function until what is returned is disposed of.</summary>
    public IDisposable Watch(string scopeKey, string function)
    {
        Count(scopeKey, function, 1);
        return new Viewer(this, scopeKey, function);
    }

    private void Count(string scopeKey, string function, int by)
    {
        var before = Of(scopeKey);
        var now = Change(scopeKey, viewers => viewers.GetValueOrDefault(function) + by is > 0 and var count ? viewers.SetItem(function, count) : viewers.Remove(function));
        if (!ReferenceEquals(now, before)) Changed?.Invoke(scopeKey);
    }

    // What was pinned by an earlier process is taken in when somebody first asks.
    private Scope Known(string scopeKey) => Volatile.Read(ref _scopes).TryGetValue(scopeKey, out var known) ? known
        : ImmutableInterlocked.GetOrAdd(ref _scopes, scopeKey, key => With(Nobody, Nobody.Viewers, _pins.Of(key)));

    private ImmutableHashSet<string> Change(string scopeKey, Func<ImmutableDictionary<string, int>, ImmutableDictionary<string, int>> viewers) =>
        ImmutableInterlocked.AddOrUpdate(
            ref _scopes, scopeKey, key => With(Nobody, viewers(Nobody.Viewers), _pins.Of(key)), (key, scope) => With(scope, viewers(scope.Viewers), _pins.Of(key))).Watched;

    private static Scope With(Scope before, ImmutableDictionary<string, int> viewers, ImmutableHashSet<string> pinned)
    {
        var watched = pinned.Union(viewers.Keys);
        return new(viewers, watched.SetEquals(before.Watched) ? before.Watched : watched);
    }

    /// <param name="Viewers">Pages by the function they show.</param>
    private sealed record Scope(ImmutableDictionary<string, int> Viewers, ImmutableHashSet<string> Watched);

    private sealed class Viewer(FunctionAttention attention, string scopeKey, string function) : IDisposable
    {
        private int _isGone;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isGone, 1) == 0) attention.Count(scopeKey, function, -1);
        }
    }
}
