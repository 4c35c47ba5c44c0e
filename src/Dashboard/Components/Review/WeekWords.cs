using Dashboard.Analysis.Review;

namespace Dashboard.Components.Review;

/// <summary>Numbers and changes of a week in words.</summary>
public static class WeekWords
{
    public static string Change(WeekFigure figure) => figure switch
    {
        { Before: null } => "too little known of the week before",
        { Before: var before } when before == figure.Now => "as the week before",
        { Before: 0 } => "none the week before",
        { Before: { } before } => $"{Sign(figure.Now - before)}{Format.Share(Math.Abs(figure.Now - before) / (double)before)} on {Format.Count(before)} the week before",
    };

    /// <summary>The change of minutes that were busy, or why they are not known.</summary>
    public static string BusyChange(this WeekHeadline headline) => headline.IsBusyKnown ? Change(headline.BusyMinutes) : "of this week sums of hours alone are kept";

    public static string Name(this ChangedSetting setting) => setting switch
    {
        ChangedSetting.AccountLimit => "account limit",
        ChangedSetting.Reserved => "reserved concurrency",
        ChangedSetting.Provisioned => "provisioned concurrency",
        ChangedSetting.Memory => "memory, MB",
        ChangedSetting.Timeout => "timeout, s",
        ChangedSetting.Deployment => "deployment",
        _ => "function",
    };

    /// <summary>"reserved concurrency 50 → 80", "deployed", "created".</summary>
    public static string Describe(this RecordedChange change) => change switch
    {
        { Setting: ChangedSetting.Deployment } => "deployed",
        { Setting: ChangedSetting.Existence, After: null } => "removed",
        { Setting: ChangedSetting.Existence } => "created",
        _ => $"{change.Setting.Name()} {change.Before ?? "none"} → {change.After ?? "none"}",
    };

    /// <summary>What was throttled around a change: "throttled 20 the hour before, 30 the hour after".</summary>
    public static string Around(this ChangeBesideSpikes beside) => beside is { ThrottledBefore: 0, ThrottledAfter: 0 }
        ? "nothing throttled the hour before and after"
        : $"throttled {Format.Count(beside.ThrottledBefore)} the hour before, {Format.Count(beside.ThrottledAfter)} the hour after";

    /// <summary>A deployment, or a function that came or went, with nothing throttled around it: there are many, and none has to do with the week's hotspots.</summary>
    public static bool IsQuiet(this ChangeBesideSpikes beside) =>
        beside is { ThrottledBefore: 0, ThrottledAfter: 0, Change.Setting: ChangedSetting.Deployment or ChangedSetting.Existence };

    /// <summary>"37 deployments, creations or removals with nothing throttled the hour before and after"; null without any.</summary>
    public static string? Quiet(this WeekReview review) => review.Changes.Count(IsQuiet) is > 0 and var quiet
        ? $"{Format.Count(quiet, "deployment, creation or removal", "deployments, creations or removals")} with nothing throttled the hour before and after"
        : null;

    /// <summary>What was decided: "accepted 50 → 80".</summary>
    public static string Describe(this Decision decision) => $"{(decision.IsAccepted ? "accepted" : "declined")} {decision.Before ?? "none"} → {decision.After}";

    /// <summary>What a decision is about, as changes are called: "reserved concurrency".</summary>
    public static string Subject(this Decision decision) => Enum.TryParse<ChangedSetting>(decision.Kind, out var setting) ? setting.Name() : decision.Kind;

    /// <summary>What came of a decision: "reserved concurrency 50 → 80: throttled minutes 41 → 0 in 3 d before and after".</summary>
    public static string Outcome(this DecisionCheck check) => $"{check.Done()}: {check.Compared()}";

    /// <summary>What was done: "reserved concurrency 50 → 80".</summary>
    public static string Done(this DecisionCheck check) => check switch
    {
        { IsRevised: true } => "decided again since",
        { Decision.IsAccepted: false, Applied: { } changed } => $"declined, and all the same {changed.Describe()}",
        { Decision.IsAccepted: false } => "declined, and not changed",
        { Applied: null } => "accepted, not applied yet",
        { IsAsDecided: false, Applied: { } changed } => $"{changed.Describe()}, not as decided",
        { Applied: { } changed } => changed.Describe(),
    };

    /// <summary>"throttled minutes 41 → 0 in 3 d before and after".</summary>
    public static string Compared(this DecisionCheck check) => check.Days == 0
        ? "too little is known to compare"
        : $"throttled minutes {Format.Count(check.MinutesBefore)} → {Format.Count(check.MinutesAfter)} in {Format.Span(TimeSpan.FromDays(check.Days))} before and after";

    private static string Sign(long difference) => difference > 0 ? "+" : "−";
}
