using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.Review;

namespace Dashboard.Components.Review;

/// <summary>Limits to adjust in words, the same on the page and in what is downloaded.</summary>
public static class LimitWords
{
    public static string Title(this AdjustmentGroup group) => group switch
    {
        AdjustmentGroup.StrandedReserve => "Stranded reserve",
        AdjustmentGroup.OversizedProvisioned => "Over-sized provisioned concurrency",
        _ => $"Other limits more than {Format.Share(Adjustment.Worthwhile)} from what is recommended",
    };

    /// <summary>What a group gives all together; null where there is nothing to add up.</summary>
    public static string? Total(this WeekLimits limits, AdjustmentGroup group) => group switch
    {
        _ when !limits.In(group).Any() => null,
        AdjustmentGroup.StrandedReserve => $"{Format.Number(limits.BackToPool)} back to the pool in total",
        AdjustmentGroup.OversizedProvisioned => $"{Format.Dollars(limits.Saved)} a month saved in total{(limits.Unpriced == 0 ? "" : $", without {limits.Unpriced} that cannot be priced")}",
        _ => null,
    };

    public static string Setting(this Adjustment adjustment) => adjustment.Kind == RecommendationKind.Reserved ? "reserved" : "provisioned";

    /// <summary>The value recommended.</summary>
    public static string Recommended(this Adjustment adjustment) => adjustment.ThenText == GivenRecommendation.Removed ? "none" : Format.Number(adjustment.Then);

    /// <summary>What it does: "47 to the pool", "−$12.40 a month".</summary>
    public static string Effect(this Adjustment adjustment) => adjustment switch
    {
        { ToPool: >= 0 and var back } => $"{Format.Number(back)} to the pool",
        { ToPool: { } taken } => $"{Format.Number(-taken)} from the pool",
        { Monthly: null } => Format.None,
        { Monthly: { } dollars } => $"{(dollars < 0 ? "−" : "+")}{Format.Dollars(Math.Abs(dollars))} a month",
    };

    /// <summary>Where it stands now: "80, as recommended".</summary>
    public static string Now(this LimitRow row) => row.Standing switch
    {
        null => Format.Number(row.Adjustment.Now),
        { IsGone: true } => "function removed",
        { IsKnown: false } => "not known",
        { Now: var now } standing => $"{(now is { } value ? Format.Count(value) : "none")}, {(standing.IsAt(row.Adjustment.Then) ? "as recommended" : standing.IsAt(row.Adjustment.Now) ? "unchanged" : "changed")}",
    };

    /// <summary>Why it is not recommended any more: "withdrawn Tue 24 Nov 10:00". Null as long as it is.</summary>
    public static string? Ended(this RecordedRecommendation recommended, WeekTime time) => recommended switch
    {
        { Until: null } => null,
        { Until: { } until, Next: null } => $"not recommended any more since {time.Moment(until)}",
        { Until: { } until, Next: { } next } => $"recommended since {time.Moment(until)}: {next}",
    };

    /// <summary>Why limits may be missing; null when they are all there.</summary>
    public static string? Gap(this WeekLimits limits, WeekTime time) => limits switch
    {
        { Gap: LimitsGap.NotRead } => "The account has not been read yet.",
        { Gap: LimitsGap.DaysNotRead } => "The last days are still being read: what is set too high cannot be told before.",
        { Gap: LimitsGap.NotRecorded } => "Nothing was recorded of what was recommended in this week.",
        { Gap: LimitsGap.RecordedInPart, Recorded: var (first, last) } => $"Recorded from {time.Moment(first)} to {time.Moment(last)}: of the rest of the week nothing is known.",
        _ => null,
    };

    /// <summary>"3 timeouts, 1 memory size".</summary>
    public static string Kinds(this IEnumerable<RecordedRecommendation> recommended) =>
        string.Join(", ", recommended.OrderBy(each => each.Given.Kind).GroupBy(each => Noun(each.Given.Kind)).Select(kind => Format.Count(kind.Count(), kind.Key)));

    /// <summary>What is recommended, with the value there was: "Set the timeout to 9 s (900 s then)".</summary>
    public static string Describe(this GivenRecommendation given) => given switch
    {
        { Kind: RecommendationKind.ProvisionedScaling or RecommendationKind.ProvisionedSchedule } or { Before: null } => given.Title,
        { Before: { } before } => $"{given.Title} ({before}{Unit(given.Kind)} then)",
    };

    private static string Noun(RecommendationKind kind) => kind switch
    {
        RecommendationKind.Reserved => "reservation",
        RecommendationKind.Provisioned => "provisioned value",
        RecommendationKind.ProvisionedScaling => "scaling target",
        RecommendationKind.ProvisionedSchedule => "schedule",
        RecommendationKind.Memory => "memory size",
        RecommendationKind.Timeout => "timeout",
        _ => "alarm",
    };

    private static string Unit(RecommendationKind kind) => kind switch
    {
        RecommendationKind.Memory => "\u00a0MB",
        RecommendationKind.Timeout => "\u00a0s",
        _ => "",
    };
}
