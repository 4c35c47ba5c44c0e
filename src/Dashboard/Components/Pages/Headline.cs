using System.Collections.Immutable;
using Dashboard.Components.Parts;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>The account's state in one sentence, and one more that gives the numbers.</summary>
public sealed record Headline(Level Level, string Title, string Detail)
{
    /// <summary>AWS's own example alarm on claimed concurrency. Source: Lambda developer guide, monitoring-concurrency.</summary>
    public const double WarnAt = 0.7;

    /// <summary>Nine tenths claimed: a burst of one function can take the rest within seconds.</summary>
    public const double CriticalAt = 0.9;

    public static Headline From(AccountSnapshot snapshot, Capacity capacity, RecentTotals recent, ImmutableArray<ThrottledFunction> throttled)
    {
        var account = Describe(capacity);
        var now = throttled.Where(function => function.RecentThrottles > 0).ToArray();
        if (now.Length > 0) return new(Level.Critical, Throttling(now.Length), $"{Worst(now, recent)} {account}");
        if (recent.Throttles > 0)
        {
            return new(Level.Critical, $"{Format.Count(recent.Throttles.Value, "request")} throttled in the last {recent.Minutes} min", $"The functions behind them have not been read yet. {account}");
        }
        if (snapshot.IsLoading) return new(Level.Unknown, "Reading the account for the first time", "The first figures come within a minute.");
        if (recent.Throttles is null) return new(Level.Unknown, "Nothing is known of the last minutes", $"CloudWatch has given no account metrics. {account}");

        var near = snapshot.Rows.Over(RowWindow.Minutes15).Count(row => row.State == FunctionState.NearCeiling);
        var level = capacity.ClaimedShare switch
        {
            null => Level.Unknown,
            >= CriticalAt => Level.Critical,
            >= WarnAt => Level.Warning,
            _ => near > 0 ? Level.Warning : Level.Ok,
        };
        var title = capacity.ClaimedShare >= WarnAt || near == 0
            ? capacity.ClaimedShare is null ? "No throttling; the account's headroom is unknown" : account.TrimEnd('.')
            : $"{Format.Count(near, "function")} near {(near == 1 ? "its" : "their")} ceiling";
        var detail = title == account.TrimEnd('.')
            ? $"No request was throttled in the last {recent.Minutes} min.{(near > 0 ? $" {Format.Count(near, "function")} near {(near == 1 ? "its" : "their")} ceiling." : "")}"
            : $"No request was throttled in the last {recent.Minutes} min. {account}";
        return new(level, title, detail);
    }

    private static string Throttling(int functions) => $"{Format.Count(functions, "function")} throttled in the last {RecentTotals.Span} min";

    private static string Worst(ThrottledFunction[] throttled, RecentTotals recent)
    {
        var worst = throttled[0];
        var total = Math.Max(recent.Throttles ?? 0, throttled.Sum(function => function.RecentThrottles ?? 0));
        var share = worst.RecentThrottles == total ? "all of them" : $"{Format.Count(worst.RecentThrottles)} of them";
        return $"{Format.Count(total, "request")} rejected, {share} to {worst.Row.Name} ({worst.Evidence.ToLowerInvariant()}).";
    }

    private static string Describe(Capacity capacity) => capacity switch
    {
        { ClaimedShare: { } share, Limit: { } limit, Free: { } free } => $"Account at {Format.Share(share)} of {Format.Count(limit)} claimed: {Format.Count(free)} free.",
        { Limit: { } limit } => $"Account limit {Format.Count(limit)}; what is claimed of it is unknown.",
        _ => "The account's limit is unknown.",
    };
}
