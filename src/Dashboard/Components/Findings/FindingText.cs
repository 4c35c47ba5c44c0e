using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

/// <summary>Whom a finding concerns, when, how many requests, and whose limit it is.</summary>
public static class FindingText
{
    /// <summary>What stands in the place of a function's name for the account.</summary>
    public const string Account = "Account";

    public static bool IsOfAccount(this Finding finding) => finding.Slot == Finding.Account;

    public static string Owner(this Finding finding) => finding.IsOfAccount() ? Account : finding.Function;

    /// <summary>The newest stretch of minutes: "since 12:31 UTC" while it goes on, "12:31 to 12:40 UTC" when it is over; null for a setting.</summary>
    public static string? When(this Finding finding)
    {
        if (finding.Minutes is not [.., var (first, last)]) return null;
        if (finding.IsOngoing) return $"since {Format.Time(TimeOf(first))}";
        return first == last ? $"at {Format.Time(TimeOf(first))}" : $"{Format.Clock(TimeOf(first))} to {Format.Time(TimeOf(last))}";
    }

    /// <summary>"last seen 12:40 UTC"; null where <see cref="When"/> says it or there are no minutes.</summary>
    public static string? LastSeen(this Finding finding) =>
        finding is { IsOngoing: true, LastMinute: { } last } && last > finding.Minutes[^1].First ? $"last seen {Format.Time(TimeOf(last))}" : null;

    /// <summary>Minutes in which it held, gaps left out: "7 min in all"; null for a setting.</summary>
    public static string? Duration(this Finding finding) =>
        finding.Minutes.IsEmpty ? null : $"{Format.Span(TimeSpan.FromMinutes(finding.Minutes.Sum(range => (long)range.Minutes)))} in all";

    /// <summary>"1,234 requests rejected", and over how many stretches when there were several; null where none are counted.</summary>
    public static string? RequestsText(this Finding finding) => finding.Requests is null ? null
        : finding.Minutes.Length > 1 ? $"{Counted(finding)}, {Format.Count(finding.Minutes.Length)} times since {Format.Time(TimeOf(finding.FirstMinute!.Value))}"
        : Counted(finding);

    private static string? Counted(Finding finding) => finding.Requests is not { } requests ? null : finding.Pattern switch
    {
        Pattern.TimingOut => $"{Format.Count(requests, "invocation")} timed out",
        Pattern.ErrorRate => $"{Format.Count(requests, "invocation")} failed",
        Pattern.AsyncBacklog => $"{Format.Count(requests, "event")} waiting",
        Pattern.AsyncDropped => $"{Format.Count(requests, "event")} given up",
        Pattern.DeadLetterFailed or Pattern.DestinationFailed => $"{Format.Count(requests, "record")} not delivered",
        Pattern.RecursionDropped => $"{Format.Count(requests, "invocation")} ended",
        Pattern.ProvisionedTooSmall => $"{Format.Count(requests, "invocation")} spilled over",
        Pattern.StreamLag => Format.Count(requests, "record"),
        _ => finding.Group switch
        {
            PatternGroup.Throttling => $"{Format.Count(requests, "request")} {(finding.Harm is Harm.Rejected or Harm.Intended or Harm.Lost ? "rejected" : "throttled")}",
            PatternGroup.ColdStarts => $"{Format.Count(requests, "cold start")} at least",
            _ => $"{Format.Count(requests, "invocation")} concerned",
        },
    };

    /// <summary>The pool or limit that holds the function; null where none does.</summary>
    public static string? Pool(this Finding finding) => finding.Pattern switch
    {
        Pattern.ReservedCap or Pattern.TurnedOff or Pattern.ProvisionedFillsReservation or Pattern.StrandedReserve => "own reservation",
        Pattern.PoolUsed or Pattern.PoolClaimedIdle => "unreserved pool",
        Pattern.ScalingRate => "own scaling rate",
        Pattern.LimitSoon => "account limit",
        Pattern.SourceConcurrency => "event source",
        Pattern.ProvisionedTooSmall => "own provisioned concurrency",
        _ => null,
    };

    private static DateTimeOffset TimeOf(long minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute);
}
