using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Polling.Planning;

namespace Dashboard.Polling.Spend;

/// <summary>
/// Counts what one account and Region is asked for in this calendar month, hour by hour and by purpose. What an earlier process asked for is
/// taken in from the history; where that is not known, a budget is taken to be as far gone as the month. One owner.
/// </summary>
public sealed class SpendMeter(PriceTable prices, DateTimeOffset start)
{
    private readonly Dictionary<(long Hour, SpendPurpose Purpose), SpendTotals> _rows = [];
    private readonly HashSet<(long Hour, SpendPurpose Purpose)> _unsaved = [];
    private bool _knowsBefore;

    public PriceTable Prices => prices;

    public void Add(SpendPurpose purpose, SpendTotals totals, DateTimeOffset now)
    {
        if (totals == default) return;
        var key = (HourOf(now), purpose);
        _rows[key] = _rows.GetValueOrDefault(key) + totals;
        _unsaved.Add(key);
        var first = HourOf(MonthBudget.Begin(now));
        foreach (var old in _rows.Keys)
            if (old.Hour < first && !_unsaved.Contains(old)) _rows.Remove(old);
    }

    /// <summary>Takes in what was kept of this month by a process before this one. Once.</summary>
    public void TakeBefore(IEnumerable<SpendRow> kept)
    {
        if (_knowsBefore) return;
        _knowsBefore = true;
        foreach (var row in kept)
        {
            var key = (row.Hour, row.Purpose);
            _rows[key] = _rows.GetValueOrDefault(key) + row.Totals;
        }
    }

    /// <summary>US dollars of this month that a budget must be held against.</summary>
    public decimal Spent(decimal budget, DateTimeOffset now)
    {
        var spent = Of(HourOf(MonthBudget.Begin(now)), long.MaxValue).Sum(row => row.Value.Low(prices));
        return KnowsAll(now) ? spent : spent + MonthBudget.PresumedSpent(budget, start);
    }

    /// <summary>Rows that changed since they were last saved, whole.</summary>
    public ImmutableArray<SpendRow> Unsaved() => _knowsBefore ? [.. _unsaved.Select(key => new SpendRow(key.Hour, key.Purpose, _rows[key]))] : [];

    public void Saved(IEnumerable<SpendRow> rows)
    {
        foreach (var row in rows)
            if (_rows[(row.Hour, row.Purpose)] == row.Totals) _unsaved.Remove((row.Hour, row.Purpose));
    }

    /// <param name="plannedPerMinute">US dollars a minute that the plan comes to.</param>
    public SpendFigures Figures(decimal plannedPerMinute, DateTimeOffset now)
    {
        var hour = HourOf(now);
        var month = Of(HourOf(MonthBudget.Begin(now)), long.MaxValue).GroupBy(row => row.Key.Purpose)
            .Select(group => new PurposeSpend(group.Key, group.Aggregate(default(SpendTotals), (sum, row) => sum + row.Value)))
            .OrderBy(spend => spend.Purpose).ToImmutableArray();
        var spent = month.Sum(spend => spend.Totals.Low(prices));
        var rest = (decimal)(MonthBudget.End(now) - now).TotalMinutes * Rate(plannedPerMinute, now);
        return new(
            Of(hour, long.MaxValue).Sum(row => row.Value.Low(prices)), spent, month.Sum(spend => spend.Totals.High(spend.Purpose, prices)), spent + rest,
            month, KnowsAll(now) ? null : start)
        { Prices = prices };
    }

    private bool KnowsAll(DateTimeOffset now) => _knowsBefore || MonthBudget.Begin(start) != MonthBudget.Begin(now);

    /// <summary>A minute's price by the last whole hours that are known, a day of them at most, and by the plan before there are any.</summary>
    private decimal Rate(decimal plannedPerMinute, DateTimeOffset now)
    {
        var end = HourOf(now);
        // The first hour bears what a start costs.
        var from = Math.Max(end - 24, HourOf(start) + 1);
        return from >= end ? plannedPerMinute : Of(from, end).Where(row => row.Key.Purpose != SpendPurpose.Backfill).Sum(row => row.Value.Low(prices)) / ((end - from) * 60);
    }

    private IEnumerable<KeyValuePair<(long Hour, SpendPurpose Purpose), SpendTotals>> Of(long fromHour, long endHour) =>
        _rows.Where(row => row.Key.Hour >= fromHour && row.Key.Hour < endHour);

    private static long HourOf(DateTimeOffset time) => time.ToUnixTimeSeconds() / 3600;
}
