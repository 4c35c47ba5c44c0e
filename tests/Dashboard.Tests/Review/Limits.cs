using System.Collections.Immutable;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.Review;

namespace Dashboard.Tests.Review;

/// <summary>Recommendations by hand, of the week of <see cref="RecordedWeek"/>.</summary>
internal static class Limits
{
    public static readonly long First = RecordedWeek.First;
    public static readonly long End = RecordedWeek.Week.Minutes(TimeZoneInfo.Utc).End;

    public static GivenRecommendation Reserve(string function, int? before, string after, bool isStranded = false) => new(
        function, RecommendationKind.Reserved, before?.ToString(System.Globalization.CultureInfo.InvariantCulture), after, $"Reserve {after}", isStranded ? "It never came near its reservation." : "Its peak leaves less than a fifth to spare.", 0, isStranded);

    public static GivenRecommendation Provision(string function, string before, string after, decimal? monthly) =>
        new(function, RecommendationKind.Provisioned, before, after, $"Provision {after} for live", "Even at its peak most of it stood idle, and is paid for.", monthly, false);

    public static GivenRecommendation Timeout(string function) => new(function, RecommendationKind.Timeout, "900", "9", "Set the timeout to 9 s", "It hangs.", null, false);

    /// <summary>All of the week, and still.</summary>
    public static RecordedRecommendation Stands(GivenRecommendation given) => new(given, First + 60, null, null);

    /// <summary>A week that is over, recorded from end to end.</summary>
    public static WeekLimits Recorded(params ReadOnlySpan<RecordedRecommendation> recommended) => WeekLimits.Of(Advice(recommended), First, End);

    public static RecordedAdvice Advice(params ReadOnlySpan<RecordedRecommendation> recommended) =>
        new([.. recommended], (First, End), ImmutableDictionary<(string, ChangedSetting), string?>.Empty);

    public static RecordedAdvice Now(this RecordedAdvice advice, string function, ChangedSetting setting, string? value) => advice with { Settings = advice.Settings.SetItem((function, setting), value) };
}
