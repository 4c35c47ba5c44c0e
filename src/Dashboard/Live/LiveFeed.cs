using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Dashboard.Live;

/// <summary>
/// Where pages get their data: the newest snapshot of each account and Region, and word of every newer one. Pages never call AWS.
/// </summary>
public sealed class LiveFeed(ILogger<LiveFeed> log)
{
    private readonly ConcurrentDictionary<string, AccountSnapshot> _current = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, ImmutableArray<Action<AccountSnapshot>>> _subscribers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>In the order in which they are configured.</summary>
    public ImmutableArray<AccountScope> Scopes { get; private set; } = [];

    public void Register(AccountScope scope) => Scopes = Scopes.Add(scope);

    /// <summary>The newest snapshot of a scope; null before the first, or when there is no such scope.</summary>
    public AccountSnapshot? Current(string scopeKey) => _current.GetValueOrDefault(scopeKey);

    /// <summary>Publishes a snapshot to all subscribers of its scope. Called by the scope's one poller.</summary>
    public void Publish(AccountSnapshot snapshot)
    {
        _current[snapshot.Scope.Key] = snapshot;
        foreach (var subscriber in _subscribers.GetValueOrDefault(snapshot.Scope.Key, []))
        {
            try
            {
                subscriber(snapshot);
            }
#pragma warning disable CA1031 // One viewer's fault must not keep the others from their data.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                log.LogWarning(exception, "A viewer failed to take a snapshot of {Scope}", snapshot.Scope.Key);
            }
        }
    }

    /// <summary>Calls back for every snapshot published after this moment, until disposed. Read <see cref="Current"/> after subscribing.</summary>
    public IDisposable Subscribe(string scopeKey, Action<AccountSnapshot> onSnapshot)
    {
        _subscribers.AddOrUpdate(scopeKey, [onSnapshot], (_, all) => all.Add(onSnapshot));
        return new Subscription(() => _subscribers.AddOrUpdate(scopeKey, [], (_, all) => all.Remove(onSnapshot)));
    }

    private sealed class Subscription(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
