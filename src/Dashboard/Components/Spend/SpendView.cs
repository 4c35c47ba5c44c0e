using System.Collections.Immutable;
using Dashboard.Components.Pages;
using Dashboard.Live;
using Dashboard.Polling.Planning;
using Dashboard.Polling.Spend;

namespace Dashboard.Components.Spend;

/// <param name="Low">US dollars by the count that most bills agree with.</param>
/// <param name="AtMost">US dollars at most.</param>
public sealed record PurposeLine(SpendPurpose Purpose, long Requests, long Metrics, decimal Low, decimal AtMost);

/// <param name="Read">How often: "every 45 minutes to 3 hours".</param>
/// <param name="Usually">The same without regard to cost; null where it is no different.</param>
public sealed record TierLine(string Name, int Functions, string Read, string? Usually);

/// <summary>What the status page shows of what asking AWS costs.</summary>
/// <param name="ForecastShare">Of the budget; null without one, or when what was spent before is not known.</param>
/// <param name="Note">What the budget does; null when it is not felt.</param>
public sealed record SpendView(
    ImmutableArray<ConfigurationItem> Facts, double? ForecastShare, BudgetNote? Note, ImmutableArray<PurposeLine> Purposes, PurposeLine? Total, ImmutableArray<TierLine> Tiers, string Prices)
{
    private const string WhyAtMost = "AWS does not say in public whether several statistics of a metric, and requests that failed, are billed";

    /// <param name="all">The newest snapshot of every account that has one.</param>
    public static SpendView From(AccountSnapshot snapshot, IReadOnlyCollection<AccountSnapshot> all)
    {
        var (plan, spend) = (snapshot.Plan, snapshot.Plan.Spend);
        ImmutableArray<PurposeLine> purposes =
        [
            .. spend.ByPurpose.Select(each => new PurposeLine(
                each.Purpose, each.Totals.Requests, each.Totals.Metrics, each.Totals.Low(spend.Prices), each.Totals.High(each.Purpose, spend.Prices))),
        ];
        return new(
            FactsOf(snapshot, all), plan.Budget is { } budget && spend.KnownSince is null ? (double)(spend.Forecast / budget) : null, BudgetNote.Of(snapshot), purposes,
            purposes.IsEmpty ? null : purposes.Aggregate((sum, line) => sum with { Requests = sum.Requests + line.Requests, Metrics = sum.Metrics + line.Metrics, Low = sum.Low + line.Low, AtMost = sum.AtMost + line.AtMost }),
            TiersOf(snapshot), PricesOf(snapshot));
    }

    private static ImmutableArray<ConfigurationItem> FactsOf(AccountSnapshot snapshot, IReadOnlyCollection<AccountSnapshot> all)
    {
        var (plan, spend) = (snapshot.Plan, snapshot.Plan.Spend);
        var facts = ImmutableArray.CreateBuilder<ConfigurationItem>();
        facts.Add(Of("This hour", $"{Format.Dollars(spend.ThisHour)} so far"));
        facts.Add(Of("This month", [$"{Format.Dollars(spend.ThisMonth)} so far", .. Doubt(spend), .. spend.KnownSince is { } since ? [Unknown(since, plan)] : Array.Empty<string>()]));
        facts.Add(Of("Forecast", $"{Format.Dollars(spend.Forecast)} {(spend.KnownSince is null ? "for the whole month" : "from then until the month ends")}, as things go on"));
        facts.Add(Of("Budget", plan.Budget is { } budget ? $"{Money.Budget(budget)} a month for this account and Region" : "none: Dashboard:Polling:MonthlyBudget is unlimited"));
        if (all.Count > 1)
            facts.Add(Of("All accounts", $"{Format.Dollars(all.Sum(each => each.Plan.Spend.ThisMonth))} this month, at most {Format.Dollars(all.Sum(each => each.Plan.Spend.ThisMonthAtMost))}; forecast {Format.Dollars(all.Sum(each => each.Plan.Spend.Forecast))}"));
        return facts.ToImmutable();
    }

    private static IEnumerable<string> Doubt(SpendFigures spend) =>
        spend.ThisMonthAtMost > spend.ThisMonth ? [$"at most {Format.Dollars(spend.ThisMonthAtMost)}: {WhyAtMost}"] : [];

    private static string Unknown(DateTimeOffset since, PollPlan plan) =>
        $"counted since {Format.DateAndTime(since)}; what was spent before is not known{(plan.Budget is null ? "" : ", so the budget is taken to have been as far gone as the month")}";

    private static ImmutableArray<TierLine> TiersOf(AccountSnapshot snapshot)
    {
        var readings = snapshot.Slots.Values.Select(slot => snapshot.Plan.Of(slot)).ToLookup(reading => reading.IsPlanned);
        var lines = readings[true].GroupBy(reading => reading.Tier).OrderByDescending(tier => tier.Key).Select(tier => Line(tier.Key, [.. tier]));
        var unplanned = readings[false].Count();
        return unplanned == 0 ? [.. lines] : [.. lines, new("Not planned yet", unplanned, Format.None, null)];
    }

    private static TierLine Line(PollTier tier, FunctionReading[] readings)
    {
        if (tier == PollTier.Silent) return new(tier.Word(), readings.Length, "not at all: nothing was published of them within three hours", null);
        var usual = Intervals.Every(readings.Min(reading => reading.Usual), readings.Max(reading => reading.Usual));
        var now = Intervals.Every(readings.Min(reading => reading.Minutes), readings.Max(reading => reading.Minutes));
        return new(tier.Word(), readings.Length, now, now == usual ? null : usual);
    }

    private static string PricesOf(AccountSnapshot snapshot)
    {
        var prices = snapshot.Plan.Spend.Prices;
        return $"Priced at {Money.Price(prices.PerThousandMetrics)} per 1,000 metrics, and at most {Money.Price(prices.PerThousandRequests)} per 1,000 listings, of which AWS gives a million a month for nothing (Dashboard:Prices). "
            + (snapshot.Scope.IsDemo ? "The account is simulated: nothing is billed." : "An estimate: your bill decides.");
    }

    private static ConfigurationItem Of(string label, params ImmutableArray<string> values) => new(label, values, null);
}
