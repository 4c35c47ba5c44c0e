using System.Collections.Immutable;

namespace Dashboard.Analysis.Model;

/// <summary>
/// Consecutive minutes, oldest first, without holes: a minute nobody heard of is an empty column. Immutable; the next window shares
/// all columns that did not change.
/// </summary>
/// <param name="Columns">At least one; minutes ascend by one.</param>
/// <param name="SettledThrough">Last minute whose values, functions' series included, are no longer expected to change, in minutes since 1970; later ones may grow.</param>
public sealed record MinuteWindow(ImmutableArray<MinuteColumn> Columns, long SettledThrough)
{
    /// <summary>The same of the account's own series, which are read more often than the functions'.</summary>
    public long AccountSettledThrough { get; init; } = SettledThrough;

    /// <summary>The same minutes, settled as far as the account's own series are.</summary>
    public MinuteWindow OfAccount => this with { SettledThrough = AccountSettledThrough };

    public int Length => Columns.Length;
    public long FirstMinute => Columns[0].Minute;
    public long LastMinute => Columns[^1].Minute;

    /// <summary>The column of a minute, or null outside the window.</summary>
    public MinuteColumn? At(long minute)
    {
        var index = minute - FirstMinute;
        return index >= 0 && index < Columns.Length ? Columns[(int)index] : null;
    }

    /// <summary>The last <paramref name="minutes"/> columns, fewer when the window is shorter.</summary>
    public ReadOnlySpan<MinuteColumn> Last(int minutes) => Columns.AsSpan()[Math.Max(0, Columns.Length - minutes)..];
}
