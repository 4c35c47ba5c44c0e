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

    /// <summary>What came of a decision: "throttled minutes 41 → 0 in 3 days each".</summary>
    public static string Outcome(this DecisionCheck check) => check switch
    {
        { Decision.IsAccepted: false } => "declined",
        { Applied: null } => "accepted, not applied yet",
        { Days: 0, Applied: { } applied } => $"{applied.Describe()}: nothing known since",
        { Applied: { } applied } => $"{applied.Describe()}: throttled minutes {Format.Count(check.MinutesBefore)} → {Format.Count(check.MinutesAfter)} in {Format.Span(TimeSpan.FromDays(check.Days))} before and after",
    };

    private static string Sign(long difference) => difference > 0 ? "+" : "−";
}
