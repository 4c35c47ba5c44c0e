using System.Collections.Immutable;
using Dashboard.Charts;
using Dashboard.Components.Parts;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>What the live page shows of a snapshot.</summary>
/// <param name="Throttled">In the last 15 minutes, worst first.</param>
/// <param name="NearestCeiling">Highest share of their own ceiling in use now, first.</param>
public sealed record LiveView(
    Headline Headline,
    Capacity Capacity,
    RecentTotals Recent,
    ImmutableArray<ThrottledFunction> Throttled,
    ImmutableArray<FunctionRow> NearestCeiling,
    ImmutableArray<Consumer> Consumers,
    ChartModel Concurrency,
    ChartModel Throttles)
{
    public const int MostThrottled = 8;
    private const int MostNearest = 6;

    public static LiveView From(AccountSnapshot snapshot, RowWindow window)
    {
        var capacity = Capacity.From(snapshot);
        var recent = RecentTotals.From(snapshot.Minutes);
        var throttled = ThrottledFunction.From(snapshot);
        var rows = snapshot.Rows.Over(RowWindow.Minutes15);
        return new(
            Headline.From(snapshot, capacity, recent, throttled),
            capacity,
            recent,
            throttled,
            Nearest(rows),
            Consumer.From(rows),
            AccountCharts.Concurrency(snapshot, window),
            AccountCharts.Throttles(snapshot, window));
    }

    private static ImmutableArray<FunctionRow> Nearest(ImmutableArray<FunctionRow> rows) =>
    [
        .. rows.Where(row => row.Utilization is not null && row.Concurrency > 0)
            .OrderByDescending(row => row.Utilization)
            .ThenByDescending(row => row.Concurrency)
            .ThenBy(row => row.Name, StringComparer.Ordinal)
            .Take(MostNearest),
    ];
}
