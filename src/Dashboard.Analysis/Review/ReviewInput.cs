using System.Collections.Immutable;

namespace Dashboard.Analysis.Review;

/// <summary>The account's own minutes.</summary>
/// <param name="FirstMinute">In minutes since 1970.</param>
/// <param name="Claimed">Maximum claimed concurrency by minute; NaN where unknown.</param>
/// <param name="Throttles">By minute; NaN where unknown.</param>
public sealed record AccountMinutes(long FirstMinute, float[] Claimed, float[] Throttles)
{
    /// <summary>Minutes before this one are made up of the sums of their hours, which hold and no more.</summary>
    public long KeptFrom { get; init; } = long.MinValue;

    public (float Claimed, float Throttles) At(long minute) =>
        minute >= FirstMinute && minute < FirstMinute + Claimed.Length ? (Claimed[minute - FirstMinute], Throttles[minute - FirstMinute]) : (float.NaN, float.NaN);

    public bool IsKnown(long minute) => At(minute) is var (claimed, throttles) && !(float.IsNaN(claimed) && float.IsNaN(throttles));
}

/// <summary>What a week's review is made of.</summary>
public sealed record ReviewInput
{
    public required IsoWeek Week { get; init; }
    public required TimeZoneInfo Zone { get; init; }
    /// <summary>The newest minute there can be, in minutes since 1970: the week may not be over.</summary>
    public required long NowMinute { get; init; }
    /// <summary>From three weeks before on: what was decided in the two before is held against the time before it. The hour after the week is among them, for what changed at its end.</summary>
    public required ImmutableArray<RecordedVerdict> Verdicts { get; init; }
    /// <summary>From the same time on: what was not recorded is not taken for nothing.</summary>
    public required AccountMinutes Account { get; init; }
    /// <summary>The account's limit today; null when unknown.</summary>
    public int? Limit { get; init; }
    public ImmutableArray<RecordedChange> Changes { get; init; } = [];
    public ImmutableArray<Decision> Decisions { get; init; } = [];
    /// <summary>Requests rejected by function in the weeks before, the oldest week first.</summary>
    public ImmutableArray<ImmutableDictionary<string, long>> EarlierWeeks { get; init; } = [];
}
