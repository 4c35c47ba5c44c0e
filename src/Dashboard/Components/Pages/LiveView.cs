using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Recommendations;
using Dashboard.Charts;
using Dashboard.Components.Findings;
using Dashboard.Components.Layout;
using Dashboard.Components.Parts;
using Dashboard.Components.Recommendations;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>What the live page shows of a snapshot.</summary>
/// <param name="Recommendations">For the account as a whole.</param>
/// <param name="Answer">The value recommended against the most urgent finding; null when there is none.</param>
/// <param name="Unknown">Says that of some functions nothing is known, so that an empty list is not taken for good news; null when all are.</param>
/// <param name="Unexamined">The same of findings, which also want the account's own series and fresh minutes.</param>
/// <param name="NearestCeiling">Highest share of their own ceiling in use now, first.</param>
public sealed record LiveView(
    Headline Headline,
    Capacity Capacity,
    RecentTotals Recent,
    FindingsView Findings,
    ImmutableArray<Recommendation> Recommendations,
    string? Answer,
    ImmutableArray<FunctionRow> NearestCeiling,
    ImmutableArray<ConsumerShare> Consumers,
    ChartModel Concurrency,
    ChartModel Throttles,
    string? Unknown,
    string? Unexamined)
{
    private const int MostNearest = 6;

    /// <summary>Of its ceiling in use: a function below is not near it.</summary>
    private const double LeastNear = 0.05;

    private static readonly ConditionalWeakTable<AccountSnapshot, ConcurrentDictionary<RowWindow, LiveView>> Shared = [];

    /// <summary>The one made for the first viewer who asked; it lives as long as the snapshot.</summary>
    public static LiveView Of(AccountSnapshot snapshot, RowWindow window) =>
        Shared.GetOrCreateValue(snapshot).GetOrAdd(window, static (window, snapshot) => From(snapshot, window), snapshot);

    public static LiveView From(AccountSnapshot snapshot, RowWindow window)
    {
        var capacity = Capacity.From(snapshot.Ledger);
        var recent = RecentTotals.From(snapshot.Minutes);
        var findings = FindingsView.From(snapshot.Analysis.Findings);
        var recommendations = FunctionRecommendations.OfAccount(snapshot);
        var rows = snapshot.Rows.Over(RowWindow.Minutes15);
        return new(
            Headline.From(snapshot, capacity, recent, findings),
            capacity,
            recent,
            findings,
            recommendations,
            AnswerTo(findings.Worst, recommendations, snapshot),
            Nearest(rows),
            ConsumerShare.From(rows),
            AccountCharts.Concurrency(snapshot, window),
            AccountCharts.Throttles(snapshot, window),
            UnknownOf(rows),
            UnexaminedOf(snapshot, recent, rows));
    }

    private static string? UnknownOf(ImmutableArray<FunctionRow> rows)
    {
        var unknown = rows.Count(row => row.State == FunctionState.Unknown);
        return unknown == rows.Length ? "Unknown: no function has been read."
            : unknown > 0 ? $"None known; of {Format.Count(unknown)} of {Format.Count(rows.Length)} functions nothing is known."
            : null;
    }

    private static string? AnswerTo(Finding? worst, ImmutableArray<Recommendation> ofAccount, AccountSnapshot snapshot) =>
        worst is null ? null : (worst.IsOfAccount() ? ofAccount : FunctionRecommendations.Of(snapshot, worst.Slot)).Answer(worst);

    private static string? UnexaminedOf(AccountSnapshot snapshot, RecentTotals recent, ImmutableArray<FunctionRow> rows)
    {
        if (recent.Throttles is null) return "The account's own metrics have not been read.";
        if (Freshness.From(snapshot) is { DataThrough: { } through } freshness && freshness.IsStale(snapshot.TakenAt)) return $"Nothing newer than {Format.Time(through)} has been looked at.";
        if (RecentThrottlings.Of(snapshot, recent) == RecentThrottling.Unexplained) return "Requests were throttled; the functions behind them have not been read yet.";
        var unknown = rows.Count(row => row.State == FunctionState.Unknown);
        return unknown > 0 || rows.IsEmpty ? $"Of {Format.Count(unknown)} of {Format.Count(rows.Length)} functions nothing is known." : null;
    }

    private static ImmutableArray<FunctionRow> Nearest(ImmutableArray<FunctionRow> rows) =>
    [
        .. rows.Where(row => row.Utilization >= LeastNear)
            .OrderByDescending(row => row.Utilization)
            .ThenByDescending(row => row.Concurrency)
            .ThenBy(row => row.Name, StringComparer.Ordinal)
            .Take(MostNearest),
    ];
}
