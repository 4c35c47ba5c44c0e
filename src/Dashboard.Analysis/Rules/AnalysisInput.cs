using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Rules;

/// <summary>All that an analysis rests on. Immutable: the same input gives the same findings.</summary>
public sealed record AnalysisInput
{
    public required MinuteWindow Minutes { get; init; }
    /// <summary>By slot; of <see cref="Slots"/> alone.</summary>
    public required ImmutableArray<FunctionConfiguration> Functions { get; init; }
    /// <summary>Slots in use, by name.</summary>
    public required ImmutableDictionary<string, int> Slots { get; init; }
    /// <summary>Null when unknown.</summary>
    public AccountLimits? Limits { get; init; }
    public LimitHistory LimitHistory { get; init; } = LimitHistory.Empty;
    /// <summary>Null before the last days have been read.</summary>
    public UsageHistory? Usage { get; init; }
    /// <summary>Metric alarms of the account and Region; null when unknown.</summary>
    public ImmutableArray<MetricAlarm>? Alarms { get; init; }
    /// <summary>Functions that are declared to be limited on purpose.</summary>
    public ImmutableHashSet<string> IntendedLimiters { get; init; } = [];
    public PriceTable Prices { get; init; } = PriceTable.Default;

    /// <summary>Everything but the minutes is the very same.</summary>
    internal bool HasSettingsOf(AnalysisInput other) =>
        ReferenceEquals(LimitHistory, other.LimitHistory) && ReferenceEquals(Usage, other.Usage) && Limits == other.Limits
        && Alarms.Equals(other.Alarms) && ReferenceEquals(IntendedLimiters, other.IntendedLimiters) && ReferenceEquals(Prices, other.Prices);
}
