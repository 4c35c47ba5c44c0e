using System.Collections.Immutable;

namespace Dashboard.Analysis.Model;

/// <summary>A function's own limits.</summary>
/// <param name="Provisioned">Allocated over all versions and aliases; null when unknown.</param>
public readonly record struct OwnLimits(ReservedConcurrency Reserved, int? Provisioned);

/// <summary>A value that was replaced by a later one.</summary>
/// <param name="LastSeen">Last minute it was read.</param>
/// <param name="ReplacedAt">First minute its successor was read. Which of the two held in between is not known.</param>
public readonly record struct Replaced<T>(T Value, long LastSeen, long ReplacedAt);

/// <summary>
/// Limits that changed while they were watched, so that a minute is judged by the limit of its time. They are read every so often: between
/// two readings either value may have held, and before the first nothing is confirmed.
/// </summary>
public sealed record LimitHistory
{
    public static LimitHistory Empty { get; } = new();

    /// <summary>Former limits by function name, oldest first.</summary>
    public ImmutableDictionary<string, ImmutableArray<Replaced<OwnLimits>>> Functions { get; init; } = ImmutableDictionary<string, ImmutableArray<Replaced<OwnLimits>>>.Empty;

    /// <summary>First minute at which the limits of a function were read, by name.</summary>
    public ImmutableDictionary<string, long> FirstRead { get; init; } = ImmutableDictionary<string, long>.Empty;

    /// <summary>Former concurrency limits of the account, oldest first.</summary>
    public ImmutableArray<Replaced<int>> Account { get; init; } = [];

    /// <summary>The account's limit in a minute: of two that may have held, the later.</summary>
    /// <param name="now">As last read.</param>
    public int? AccountLimit(long minute, int? now)
    {
        foreach (var former in Account)
            if (minute <= former.LastSeen) return former.Value;
        return now;
    }

    /// <param name="now">As last read.</param>
    public LimitsInForce At(string function, long minute, OwnLimits now)
    {
        var confirmed = FirstRead.TryGetValue(function, out var first) && minute >= first;
        if (!Functions.TryGetValue(function, out var formers)) return new(now, null, confirmed);
        for (var i = 0; i < formers.Length; i++)
        {
            var former = formers[i];
            if (minute <= former.LastSeen) return new(former.Value, null, confirmed);
            if (minute < former.ReplacedAt) return new(i + 1 < formers.Length ? formers[i + 1].Value : now, former.Value, confirmed);
        }
        return new(now, null, confirmed);
    }
}

/// <summary>What a function was held by in one minute.</summary>
/// <param name="Earlier">The limits before, when the minute lies between two readings and either may have held; null otherwise.</param>
/// <param name="IsConfirmed">False for minutes before the first reading: the limits are those of later and may have been others.</param>
public readonly record struct LimitsInForce(OwnLimits Limits, OwnLimits? Earlier, bool IsConfirmed);
