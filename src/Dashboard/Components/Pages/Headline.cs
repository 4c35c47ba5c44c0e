using Dashboard.Analysis.Findings;
using Dashboard.Components.Findings;
using Dashboard.Components.Parts;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>The account's state in one sentence, and more that give the numbers and the first thing to do.</summary>
public sealed record Headline(Level Level, string Title, string Detail)
{
    /// <summary>AWS's own example alarm on claimed concurrency. Source: Lambda developer guide, monitoring-concurrency.</summary>
    public const double WarnAt = 0.7;

    /// <summary>Nine tenths claimed: a burst of one function can take the rest within seconds.</summary>
    public const double CriticalAt = 0.9;

    public static Headline From(AccountSnapshot snapshot, Capacity capacity, RecentTotals recent, FindingsView findings)
    {
        var account = Describe(capacity);
        var throttling = RecentThrottlings.Of(snapshot, recent);
        if (findings.Worst is { Harm: >= Harm.Slower } worst && (worst.Harm >= Harm.Rejected || throttling != RecentThrottling.Unexplained))
            return new(worst.Harm.Level(), TitleOf(worst), DetailOf(findings, account));
        if (throttling == RecentThrottling.Unexplained)
            return new(Level.Critical, $"{Throttled(recent)} in the last {recent.Minutes} min", $"The functions behind them have not been read yet. {account}");
        if (findings.Worst is { } risk) return new(Level.Warning, TitleOf(risk), DetailOf(findings, account));
        if (throttling == RecentThrottling.Over)
            return new(Level.Warning, $"{Throttled(recent)} in the last {recent.Minutes} min, none in the newest", account);
        if (snapshot.IsLoading) return new(Level.Unknown, "Reading the account for the first time", "The first figures come within a minute.");
        if (recent.Throttles is null) return new(Level.Unknown, "Nothing is known of the last minutes", $"CloudWatch has given no account metrics. {account}");
        var calm = throttling == RecentThrottling.Intended
            ? $"In the last {recent.Minutes} min requests were throttled only where that is intended."
            : $"No request was throttled in the last {recent.Minutes} min.";
        // What was calm then may not be now.
        return Freshness.From(snapshot) is { DataThrough: { } through } freshness && freshness.IsStale(snapshot.TakenAt)
            ? new(Level.Unknown, $"Nothing newer than {Format.Time(through)} is known", $"As of then: {calm} {account}")
            : Calm(snapshot, capacity, account, calm);
    }

    private static Headline Calm(AccountSnapshot snapshot, Capacity capacity, string account, string throttling)
    {
        var near = snapshot.Rows.Over(RowWindow.Minutes15).Count(row => row.State == FunctionState.NearCeiling);
        var nearText = $"{Format.Count(near, "function")} near {(near == 1 ? "its" : "their")} ceiling";
        var level = capacity.ClaimedShare switch
        {
            null => Level.Unknown,
            >= CriticalAt => Level.Critical,
            >= WarnAt => Level.Warning,
            _ => near > 0 ? Level.Warning : Level.Ok,
        };
        if (near > 0 && !(capacity.ClaimedShare >= WarnAt)) return new(level, nearText, $"{throttling} {account}");
        var title = capacity.ClaimedShare is null ? "No throttling; the account's headroom is unknown" : account.TrimEnd('.');
        return new(level, title, capacity.ClaimedShare is null ? $"{throttling} {account}" : near > 0 ? $"{throttling} {nearText}." : throttling);
    }

    private static string TitleOf(Finding finding)
    {
        var harm = finding.Harm >= Harm.Slower ? $", {finding.Harm.Word()}" : "";
        var doubt = finding.Confidence == Confidence.Possible ? "possibly " : "";
        return finding.IsOfAccount() ? finding.Pattern.Explain() + harm : $"{finding.Function}: {doubt}{Lower(finding.Pattern.Word())}{harm}";
    }

    private static string DetailOf(FindingsView findings, string account)
    {
        var (worst, others) = (findings.Pressing[0].Head, findings.Pressing[0].Others);
        string?[] facts = [Upper(worst.Evidence.Pair()), worst.When(), worst.RequestsText()];
        var starved = others.IsEmpty ? "" : $" Starved: {others[0].Function}{(others.Length > 1 ? $" and {Format.Count(others.Length - 1)} more" : "")}.";
        var more = findings.Pressing.Length > 1 ? $" {Format.Count(findings.Pressing.Length - 1, "more finding")} now." : "";
        return $"{string.Join("; ", facts.OfType<string>())}.{starved} First: {Lower(Remedies.Of(worst)[0].Title)}. {account}{more}";
    }

    private static string Throttled(RecentTotals recent) => $"{Format.Count(recent.Throttles ?? 0, "request")} throttled";

    private static string Lower(string text) => text.Length > 1 && char.IsUpper(text[1]) ? text : char.ToLowerInvariant(text[0]) + text[1..];

    private static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Describe(Capacity capacity) => capacity switch
    {
        { ClaimedShare: { } share, Limit: { } limit, Free: { } free } => $"Account at {Format.Share(share)} of {Format.Count(limit)} claimed: {Format.Count(free)} free.",
        { Limit: { } limit } => $"Account limit {Format.Count(limit)}; what is claimed of it is unknown.",
        _ => "The account's limit is unknown.",
    };
}
