using System.Collections.Immutable;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.History;

namespace Dashboard.Review;

/// <summary>What the history has of a week's recommendations.</summary>
/// <param name="Recommendations">That stood at some time in the week.</param>
/// <param name="LookedAt">The first and the last minute in which all were looked at, of whatever week; null when they never were.</param>
/// <param name="Settings">Of the functions concerned, as they were last known.</param>
public sealed record RecordedAdvice(
    ImmutableArray<RecordedRecommendation> Recommendations, (long First, long Last)? LookedAt, ImmutableDictionary<(string Function, ChangedSetting Setting), string?> Settings)
{
    public static RecordedAdvice None { get; } = new([], null, ImmutableDictionary<(string, ChangedSetting), string?>.Empty);

    /// <exception cref="HistoryReadException">The history cannot be read.</exception>
    public static RecordedAdvice Read(HistoryReader reader, string scope, long firstMinute, long endMinute)
    {
        // Of a setting as it was, the last value of the week is the one that counts.
        ImmutableArray<RecordedRecommendation> standing =
            [.. reader.Recommendations(scope, firstMinute, endMinute).GroupBy(each => (each.Given.Function, each.Given.Kind, each.Given.Before)).Select(values => values.Last())];
        var functions = standing.Select(each => each.Given.Function).ToHashSet(StringComparer.Ordinal);
        var settings = functions.Count == 0 ? [] : reader.KnownSettings(scope).Where(known => functions.Contains(known.Function));
        return new(standing, reader.RecommendationsLookedAt(scope), settings.ToImmutableDictionary(known => (known.Function, known.Setting), known => known.Value));
    }

    public LimitStanding StandingOf(RecordedRecommendation recommended)
    {
        var given = recommended.Given;
        var setting = given.Kind == RecommendationKind.Reserved ? ChangedSetting.Reserved : ChangedSetting.Provisioned;
        var isKnown = Settings.TryGetValue((given.Function, setting), out var value);
        var isGone = Settings.TryGetValue((given.Function, ChangedSetting.Existence), out var existence) && existence is null;
        return new(recommended, Analysis.Review.Settings.Concurrency(value), isKnown, isGone);
    }
}
