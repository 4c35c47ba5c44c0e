using System.Runtime.InteropServices;
using Dashboard.Aws.CloudWatch;
using Dashboard.Live;
using Dashboard.Polling.Planning;

namespace Dashboard.Polling.Spend;

/// <summary>
/// Money and quota of one account and Region: what reads may cost and how many may be sent, and what was sent. The account's own series are
/// paid for before anything else and never refused. One owner.
/// </summary>
internal sealed class Spending(SpendMeter meter, decimal? monthlyBudget)
{
    /// <summary>Looks at all functions that what is less urgent leaves money for.</summary>
    private const int LooksKept = 10;

    /// <summary>Looks at all functions with money for fewer than which one is made only when it is sure to tell.</summary>
    private const int FewLooks = 3;

    private readonly Purse _purse = new();
    private readonly decimal _perMetric = meter.Prices.PerThousandMetrics / 1_000;
    private readonly decimal _tripWirePerMinute = QueryList.OfAccount().BilledMetrics * meter.Prices.PerThousandMetrics / 1_000;
    private decimal _plannedPerMinute;
    private decimal _perLook;

    public SpendMeter Meter => meter;
    public CloudWatchQuota Quota { get; } = new();
    public Stretch Stretch { get; private set; } = Stretch.None;

    /// <summary>True when a read was put off for lack of money since the plan was last made.</summary>
    public bool IsShort { get; private set; }

    /// <summary>True when there is hardly money for looking for culprits.</summary>
    public bool IsScarce => monthlyBudget is not null && _purse.Balance < FewLooks * _perLook;

    /// <summary>Fits the plan's cost into what is left of the budget. Once a minute.</summary>
    /// <param name="usage">Metrics a minute that the last days by the hour come to.</param>
    public void Plan(FunctionPlan plan, double usage, DateTimeOffset now)
    {
        var allowance = MonthBudget.Of(monthlyBudget, monthlyBudget is { } total ? meter.Spent(total, now) : 0, _tripWirePerMinute, now);
        _purse.Fill(allowance, now);
        _perLook = plan.Functions.Count * _perMetric;
        var cost = plan.Cost(_perMetric);
        cost = cost with { Rest = cost.Rest + (decimal)usage * _perMetric };
        Stretch = Stretch.Of(cost, allowance);
        _plannedPerMinute = _tripWirePerMinute + Math.Min(cost.Total, allowance.PerMinute);
        IsShort = false;
    }

    /// <summary>Takes the price of a read from what is at hand.</summary>
    /// <param name="leavesLooks">Looking for culprits is more urgent, and must stay affordable.</param>
    /// <returns>False when there is not enough: it has to wait.</returns>
    public bool TrySpend(int metrics, bool leavesLooks = false)
    {
        var isPaid = _purse.TrySpend(metrics * _perMetric, leavesLooks ? LooksKept * _perLook : 0);
        IsShort |= !isPaid;
        return isPaid;
    }

    /// <summary>Of metrics that were paid for and not asked for.</summary>
    public void PutBack(int metrics) => _purse.PutBack(metrics * _perMetric);

    /// <summary>Metrics that may be asked for besides: half of what is left of the month.</summary>
    public long AffordableMetrics(DateTimeOffset now) =>
        monthlyBudget is not { } budget ? long.MaxValue : (long)(MonthBudget.Of(budget, meter.Spent(budget, now), _tripWirePerMinute, now).Left / 2 / _perMetric);

    /// <summary>Counts a call, and takes back what was paid for and not billed.</summary>
    /// <param name="paid">Metrics that were paid for before; 0 for what is not refused.</param>
    public void Count(SpendPurpose purpose, MetricDataOutcome outcome, int paid, DateTimeOffset now)
    {
        meter.Add(purpose, new(outcome.Requests, outcome.MetricsRequested, outcome.MetricsAtMost), now);
        Settle(outcome, paid);
    }

    /// <summary>The same of a call for several purposes.</summary>
    /// <param name="metrics">By purpose; what was billed beyond counts for the first.</param>
    public void Count(IReadOnlyList<(SpendPurpose Purpose, int Metrics)> metrics, MetricDataOutcome outcome, DateTimeOffset now)
    {
        var paid = metrics.Sum(each => each.Metrics);
        var (requests, low, high) = (outcome.Requests, outcome.MetricsRequested, outcome.MetricsAtMost);
        for (var i = metrics.Count - 1; i > 0; i--)
        {
            var share = (double)metrics[i].Metrics / paid;
            var part = new SpendTotals(0, (long)(outcome.MetricsRequested * share), (long)(outcome.MetricsAtMost * share));
            (low, high) = (low - (int)part.Metrics, high - (int)part.MetricsAtMost);
            meter.Add(metrics[i].Purpose, part, now);
        }
        meter.Add(metrics[0].Purpose, new(requests, low, high), now);
        Settle(outcome, paid);
    }

    /// <summary>What pages show of the plan and its price.</summary>
    public PollPlan Describe(FunctionPlan plan, AccountState state, DateTimeOffset now)
    {
        var readings = new FunctionReading[state.Directory.Functions.Length];
        foreach (var (name, planned) in plan.Functions)
            if (state.Directory.Slots.TryGetValue(name, out var slot)) readings[slot] = Describe(planned);
        return new(ImmutableCollectionsMarshal.AsImmutableArray(readings), Stretch, monthlyBudget, IsShort, meter.Figures(_plannedPerMinute, now)) { Pinned = state.Pinned };
    }

    private FunctionReading Describe(PlannedFunction planned) => new(
        planned.State.Tier, planned.State.Reason, planned.Interval, Stretch.Apply(planned.State.Tier, planned.Interval), planned.Metrics, planned.ReadBefore);

    private void Settle(MetricDataOutcome outcome, int paid)
    {
        if (paid > 0) PutBack(paid - outcome.MetricsRequested);
    }
}
