using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Dashboard.Charts;
using Dashboard.Components.Parts;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>What the live page shows of a snapshot.</summary>
/// <param name="Throttled">In the last 15 minutes, worst first.</param>
/// <param name="Unknown">Says that of some functions nothing is known, so that an empty list is not taken for good news; null when all are.</param>
/// <param name="NearestCeiling">Highest share of their own ceiling in use now, first.</param>
public sealed record LiveView(
    Headline Headline,
    Capacity Capacity,
    RecentTotals Recent,
    ImmutableArray<ThrottledFunction> Throttled,
    ImmutableArray<FunctionRow> NearestCeiling,
    ImmutableArray<ConsumerShare> Consumers,
    ChartModel Concurrency,
    ChartModel Throttles,
    string? Unknown)
{
    public const int MostThrottled = 8;
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
        var throttled = ThrottledFunction.From(snapshot);
        var rows = snapshot.Rows.Over(RowWindow.Minutes15);
        return new(
            Headline.From(snapshot, capacity, recent, throttled),
            capacity,
            recent,
            throttled,
            Nearest(rows),
            ConsumerShare.From(rows),
            AccountCharts.Concurrency(snapshot, window),
            AccountCharts.Throttles(snapshot, window),
            UnknownOf(rows));
    }

    private static string? UnknownOf(ImmutableArray<FunctionRow> rows)
    {
        var unknown = rows.Count(row => row.State == FunctionState.Unknown);
        return unknown == rows.Length ? "Unknown: no function has been read."
            : unknown > 0 ? $"None known; of {Format.Count(unknown)} of {Format.Count(rows.Length)} functions nothing is known."
            : null;
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
