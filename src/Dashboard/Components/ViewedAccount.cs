using Dashboard.Live;

namespace Dashboard.Components;

/// <summary>The account a viewer looks at, handed down to everything on the page and replaced at every snapshot.</summary>
/// <param name="Snapshot">Null until the account's first.</param>
public sealed record ViewedAccount(AccountScope Scope, AccountSnapshot? Snapshot, Links Links)
{
    /// <summary>An account is read every minute, whatever comes of it: without a snapshot for longer its poller has stopped, or is held up.</summary>
    public static readonly TimeSpan StalledAfter = TimeSpan.FromMinutes(3);

    /// <summary>When the last snapshot was taken, or the page opened if there was none, when that is too long ago; null while all is well.</summary>
    public DateTimeOffset? StalledSince { get; init; }

    /// <summary>The same as it is at a moment.</summary>
    /// <param name="opened">Since when a snapshot is waited for.</param>
    public ViewedAccount At(DateTimeOffset now, DateTimeOffset opened)
    {
        var heard = Snapshot?.TakenAt ?? opened;
        return this with { StalledSince = now - heard > StalledAfter ? heard : null };
    }
}
