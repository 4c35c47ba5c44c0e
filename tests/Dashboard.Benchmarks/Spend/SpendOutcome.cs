using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Live;
using Dashboard.Polling.Planning;
using Dashboard.Polling.Spend;

namespace Dashboard.Benchmarks.Spend;

/// <summary>What a run of the poller cost and brought.</summary>
/// <param name="Budget">US dollars a month; null: no bound.</param>
/// <param name="Billed">Metrics that the simulated CloudWatch counted.</param>
/// <param name="Disagreement">First time at which the dashboard's own count was another; null when it never was.</param>
/// <param name="Plan">As of the end, with the dashboard's own count.</param>
internal sealed record SpendOutcome(
    decimal? Budget, SpendFleet Fleet, DateTimeOffset FirstPoll, long Billed, int Requests, string? Disagreement, PollPlan Plan, IReadOnlyList<WatchedThrottle> Throttles)
{
    private const int MinutesPerDay = 1440;

    public string Name => Budget is { } budget ? $"${budget:F0}" : "unlimited";

    public double MetricsPerMinute => (double)Billed / (Fleet.Days * MinutesPerDay);

    public ImmutableArray<PurposeSpend> ByPurpose => Plan.Spend.ByPurpose;

    public long Metered => ByPurpose.Sum(spend => spend.Totals.Metrics);

    /// <summary>US dollars.</summary>
    public decimal Spent => Billed * PriceTable.Default.PerThousandMetrics / 1_000;

    /// <summary>What of the budget is there at the start: the rest counts as gone with the days before.</summary>
    public decimal? Available => Budget - MonthBudget.PresumedSpent(Budget ?? 0, FirstPoll);

    public Delays Delays => Delays.Of(Throttles.Select(throttle => throttle.Delay));
}
