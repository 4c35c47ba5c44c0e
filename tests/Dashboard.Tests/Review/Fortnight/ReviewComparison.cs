using Dashboard.Analysis.Review;

namespace Dashboard.Tests.Review.Fortnight;

/// <summary>Holds every figure of a week's review against the simulator's own counts. All are equal to the unit.</summary>
/// <param name="weeks">The week and those before it that the history knows, the newest first.</param>
internal sealed class ReviewComparison(TrueMinutes truth, WeekReview review, params LocalWeek[] weeks)
{
    private readonly LocalWeek _week = weeks[0];

    public void Headline()
    {
        var headline = review.Headline;
        Assert.Equal(Figure(truth.Throttles), headline.Throttled);
        Assert.Equal(Figure((first, end) => truth.ThrottledMinutes(first, end)), headline.ThrottledMinutes);
        Assert.Equal(Figure((first, end) => truth.BusyMinutes(FortnightStage.Limit, first, end)), headline.BusyMinutes);
        Assert.Equal((_week.Length, _week.Length, 0), (headline.Known, headline.Passed, headline.Unattributed));
        Assert.Equal(headline.Throttled.Now, headline.Harms.Sum(harm => harm.Throttled));
        var hours = truth.ByHour(_week);
        Assert.Equal((_week.StartOf(Array.IndexOf(hours, hours.Max())), hours.Max()), (headline.WorstHour, headline.WorstHourThrottled));
        // Enough of everything for an error to show.
        Assert.True(headline is { Throttled.Now: > 10_000, ThrottledMinutes.Now: > 500, BusyMinutes.Now: > 50, WorstHourThrottled: > 1_000 }, headline.ToString());
    }

    public void Hotspots()
    {
        var total = (double)truth.Throttles(_week.FirstMinute, _week.EndMinute);
        var expected = truth.Functions.Where(function => truth.Throttles(function, _week.FirstMinute, _week.EndMinute) > 0).Order(StringComparer.Ordinal).Select(function =>
        {
            var hours = truth.ByHour(_week, function);
            var throttled = truth.Throttles(function, _week.FirstMinute, _week.EndMinute);
            return (function, throttled, truth.ThrottledMinutes(function, _week.FirstMinute, _week.EndMinute), throttled / total, _week.StartOf(Array.IndexOf(hours, hours.Max())), Trend(function));
        });
        Assert.Equal(expected, review.Hotspots.OrderBy(spot => spot.Function, StringComparer.Ordinal)
            .Select(spot => (spot.Function, spot.Throttled, spot.Minutes, spot.Share, spot.WorstHour, string.Join(' ', spot.Trend))));
        Assert.Equal(review.Hotspots.OrderByDescending(spot => spot.Harm).ThenByDescending(spot => spot.Throttled).Select(spot => spot.Function), review.Hotspots.Select(spot => spot.Function));
        Assert.True(review.Hotspots.Length > 12);
    }

    public void HeatMap()
    {
        var throttled = truth.ByHour(_week);
        var hours = _week.Minutes.ToLookup(_week.HourOf);
        for (var hour = 0; hour < LocalWeek.Hours; hour++)
        {
            var minutes = hours[hour].ToArray();
            var claimed = minutes.Select(truth.Claimed).OfType<int>().ToArray();
            HeatCell? expected = minutes.Length == 0 ? null : new(minutes[0], minutes.Length, throttled[hour], FortnightStage.Limit - claimed.Max(), claimed.Length);
            Assert.Equal(expected, review.Heat[hour / 24, hour % 24]);
        }
    }

    /// <summary>Function by function.</summary>
    public void Hours(ReviewInput input)
    {
        foreach (var cell in review.Heat.Cells)
        {
            var end = cell.Start + cell.Minutes;
            var expected = truth.Functions.Select(function => (function, truth.Throttles(function, cell.Start, end), truth.ThrottledMinutes(function, cell.Start, end)))
                .Where(spot => spot.Item2 > 0).OrderByDescending(spot => spot.Item2).ThenBy(spot => spot.function, StringComparer.Ordinal);
            Assert.Equal(expected, HourDetail.Of(review, input, cell.Start)!.Spots.Select(spot => (spot.Function, spot.Throttled, spot.Minutes)));
        }
    }

    private WeekFigure Figure(Func<long, long, long> count) => new(
        count(_week.FirstMinute, _week.EndMinute), weeks.Length == 1 ? null : count(weeks[1].FirstMinute, weeks[1].EndMinute));

    private string Trend(string function) =>
        string.Join(' ', Enumerable.Range(0, 8).Reverse().Select(back => back < weeks.Length ? truth.Throttles(function, weeks[back].FirstMinute, weeks[back].EndMinute) : 0));
}
