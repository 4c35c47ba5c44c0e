using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Polling;

/// <summary>
/// Writes down when limits were read and what they replaced. A limit that becomes known replaces nothing: it may have held before. Reserved and
/// provisioned concurrency are read apart from each other; where both changed unseen, the two changes are one, for their order is not known.
/// </summary>
internal sealed class LimitRecorder
{
    private readonly Dictionary<string, Readings> _functions = new(StringComparer.Ordinal);
    private Reading<int>? _account;

    /// <summary>The same instance for as long as nothing was replaced and no function was read for the first time.</summary>
    public LimitHistory History { get; private set; } = LimitHistory.Empty;

    public void ReadAccount(int limit, long minute)
    {
        if (_account is { } before && before.Value != limit)
            History = History with { Account = History.Account.Add(new(before.Value, before.Minute, minute)) };
        _account = new(limit, minute);
    }

    public void ReadReserved(string function, ReservedConcurrency reserved, long minute)
    {
        var known = _functions.GetValueOrDefault(function);
        if (known.Reserved is not { } before) Confirm(function, minute);
        else if (before.Value != reserved) Replace(function, new(new(before.Value, known.Provisioned?.Value), before.Minute, minute));
        _functions[function] = known with { Reserved = new(reserved, minute) };
    }

    /// <param name="allocated">Over all versions and aliases.</param>
    public void ReadProvisioned(string function, int allocated, long minute)
    {
        var known = _functions.GetValueOrDefault(function);
        if (known.Provisioned is { } before)
        {
            if (before.Value != allocated) Replace(function, new(new(known.Reserved?.Value ?? ReservedConcurrency.Unknown, before.Value), before.Minute, minute));
        }
        else if (known.Reserved is not null) Confirm(function, minute);
        _functions[function] = known with { Provisioned = new(allocated, minute) };
    }

    /// <summary>Drops what says nothing of the minutes from <paramref name="firstMinute"/> on, and functions that are no longer known.</summary>
    public void Forget(long firstMinute, Func<string, bool> isKnown)
    {
        foreach (var name in _functions.Keys.Where(name => !isKnown(name)).ToList())
        {
            _functions.Remove(name);
            History = History with { Functions = History.Functions.Remove(name), FirstRead = History.FirstRead.Remove(name) };
        }
        foreach (var (name, formers) in History.Functions)
        {
            var kept = formers.RemoveAll(former => former.ReplacedAt <= firstMinute);
            if (kept.Length == formers.Length) continue;
            History = History with { Functions = kept.IsEmpty ? History.Functions.Remove(name) : History.Functions.SetItem(name, kept) };
        }
        if (History.Account.Any(former => former.ReplacedAt <= firstMinute))
            History = History with { Account = History.Account.RemoveAll(former => former.ReplacedAt <= firstMinute) };
    }

    private void Confirm(string function, long minute) => History = History with { FirstRead = History.FirstRead.SetItem(function, minute) };

    private void Replace(string function, Replaced<OwnLimits> former)
    {
        var formers = History.Functions.GetValueOrDefault(function, []);
        formers = formers is [.., var last] && former.LastSeen < last.ReplacedAt
            ? formers.SetItem(formers.Length - 1, last with { LastSeen = Math.Min(last.LastSeen, former.LastSeen), ReplacedAt = former.ReplacedAt })
            : formers.Add(former);
        History = History with { Functions = History.Functions.SetItem(function, formers) };
    }

    private readonly record struct Reading<T>(T Value, long Minute);

    private readonly record struct Readings(Reading<ReservedConcurrency>? Reserved, Reading<int>? Provisioned);
}
