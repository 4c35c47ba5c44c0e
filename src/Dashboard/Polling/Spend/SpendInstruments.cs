using System.Diagnostics.Metrics;
using Dashboard.Live;

namespace Dashboard.Polling.Spend;

/// <summary>
/// The spend of every account and Region as metrics of the meter "Dashboard", for whatever collects those of .NET. Asked when collected, out
/// of the newest snapshots. What is counted begins anew with each calendar month in UTC, as the bill does.
/// </summary>
public sealed class SpendInstruments : IHostedService
{
    public const string MeterName = "Dashboard";

    private const string Metric = "{metric}";
    private const string Request = "{request}";
    private const string Dollars = "USD";

    private readonly LiveFeed _feed;

    public SpendInstruments(LiveFeed feed, IMeterFactory meters)
    {
        _feed = feed;
        var meter = meters.Create(MeterName);
        meter.CreateObservableCounter("dashboard.cloudwatch.metrics", () => ByPurpose(each => each.Totals.Metrics), Metric, "Metrics asked for this month, as most bills count them.");
        meter.CreateObservableCounter("dashboard.cloudwatch.metrics.at_most", () => ByPurpose(each => each.Totals.MetricsAtMost), Metric, "Metrics asked for this month, each statistic and failed request counted.");
        meter.CreateObservableCounter("dashboard.cloudwatch.requests", () => ByPurpose(each => each.Totals.Requests), Request, "Requests answered this month.");
        meter.CreateObservableGauge("dashboard.spend.month", () => ByScope(spend => spend.ThisMonth), Dollars, "List price of this month so far.");
        meter.CreateObservableGauge("dashboard.spend.month.at_most", () => ByScope(spend => spend.ThisMonthAtMost), Dollars, "The most it may come to.");
        meter.CreateObservableGauge("dashboard.spend.month.forecast", () => ByScope(spend => spend.Forecast), Dollars, "List price of the whole month, as things go on.");
        meter.CreateObservableGauge("dashboard.spend.hour", () => ByScope(spend => spend.ThisHour), Dollars, "List price of this hour so far.");
        meter.CreateObservableGauge("dashboard.spend.budget", Budgets, Dollars, "Budget of a month; absent where there is none.");
    }

    /// <summary>Instruments exist from the start, and are collected whether anybody looks at a page or not.</summary>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private IEnumerable<AccountSnapshot> Snapshots => _feed.Scopes.Select(scope => _feed.Current(scope.Key)).OfType<AccountSnapshot>();

    private IEnumerable<Measurement<long>> ByPurpose(Func<PurposeSpend, long> value) =>
        Snapshots.SelectMany(snapshot => snapshot.Plan.Spend.ByPurpose, (snapshot, each) => new Measurement<long>(value(each), Scope(snapshot), new("purpose", each.Purpose.ToString())));

    private IEnumerable<Measurement<double>> ByScope(Func<SpendFigures, decimal> value) =>
        Snapshots.Select(snapshot => new Measurement<double>((double)value(snapshot.Plan.Spend), Scope(snapshot)));

    private IEnumerable<Measurement<double>> Budgets() =>
        Snapshots.Where(snapshot => snapshot.Plan.Budget is not null).Select(snapshot => new Measurement<double>((double)snapshot.Plan.Budget!.Value, Scope(snapshot)));

    private static KeyValuePair<string, object?> Scope(AccountSnapshot snapshot) => new("scope", snapshot.Scope.Key);
}
