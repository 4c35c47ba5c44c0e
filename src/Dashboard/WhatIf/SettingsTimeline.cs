using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;

namespace Dashboard.WhatIf;

/// <summary>Concurrency settings as they were: today's, and before each change what it replaced.</summary>
internal sealed class SettingsTimeline(ImmutableArray<RecordedChange> changes)
{
    private readonly ILookup<(string, ChangedSetting), RecordedChange> _changes = changes
        .Where(change => change.Setting is ChangedSetting.AccountLimit or ChangedSetting.Reserved or ChangedSetting.Provisioned)
        .OrderBy(change => change.Minute).ToLookup(change => (change.Function, change.Setting));

    /// <summary>Minutes within a range at which any of it changed, in order.</summary>
    public ImmutableArray<long> Cuts(long from, long end) =>
        [.. _changes.SelectMany(group => group).Select(change => change.Minute).Where(minute => minute > from && minute < end).Distinct().Order()];

    public int Limit(long minute, int now) => Replaced("", ChangedSetting.AccountLimit, minute) is { } change ? Settings.Concurrency(change.Before) ?? now : now;

    public ReservedConcurrency Reserved(string function, long minute, ReservedConcurrency now) =>
        Replaced(function, ChangedSetting.Reserved, minute) is not { } change ? now
        : Settings.Concurrency(change.Before) is { } before ? ReservedConcurrency.Of(before) : ReservedConcurrency.None;

    /// <summary>Over all aliases.</summary>
    public int Provisioned(string function, long minute, int now) =>
        Replaced(function, ChangedSetting.Provisioned, minute) is { } change ? Settings.Concurrency(change.Before) ?? 0 : now;

    /// <summary>True when no reservation changed from the minute on.</summary>
    public bool IsReservedOfNow(long minute) => !_changes.Any(group => group.Key.Item2 == ChangedSetting.Reserved && group.Any(change => change.Minute > minute));

    private RecordedChange? Replaced(string function, ChangedSetting setting, long minute) => _changes[(function, setting)].FirstOrDefault(change => change.Minute > minute);
}
