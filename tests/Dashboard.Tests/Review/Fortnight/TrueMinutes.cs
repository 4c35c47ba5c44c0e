using Dashboard.Simulator.Lambda.Truth;

namespace Dashboard.Tests.Review.Fortnight;

/// <summary>What the simulator counted, call by call, added up here. Knows no metric and nothing of the dashboard.</summary>
internal sealed class TrueMinutes
{
    private readonly Dictionary<string, Dictionary<long, int>> _throttled = [];
    private readonly Dictionary<long, int> _claimed;

    public TrueMinutes(GroundTruth truth)
    {
        foreach (var function in truth.Functions)
            _throttled[function] = truth.Of(function).Where(minute => minute.Throttles > 0).ToDictionary(minute => minute.Minute, minute => minute.Throttles);
        _claimed = truth.OfAccount().ToDictionary(minute => minute.Minute, minute => minute.MaximumClaimed);
    }

    public IEnumerable<string> Functions => _throttled.Keys;

    public long Throttles(string function, long first, long end) => Between(_throttled[function], first, end).Sum(minute => (long)minute.Value);

    public int ThrottledMinutes(string function, long first, long end) => Between(_throttled[function], first, end).Count();

    public long Throttles(long first, long end) => _throttled.Keys.Sum(function => Throttles(function, first, end));

    /// <summary>Minutes in which any function was.</summary>
    public int ThrottledMinutes(long first, long end) => _throttled.Values.SelectMany(minutes => Between(minutes, first, end)).Select(minute => minute.Key).Distinct().Count();

    /// <summary>Minutes in which more than four fifths of the limit were claimed.</summary>
    public int BusyMinutes(int limit, long first, long end) => Between(_claimed, first, end).Count(minute => 5 * minute.Value > 4 * limit);

    /// <summary>The most that was claimed in each minute in which something started.</summary>
    public IEnumerable<int> AllClaimed(long first, long end) => Between(_claimed, first, end).Select(minute => minute.Value);

    /// <summary>The most that was claimed in a minute; null when nothing started in it.</summary>
    public int? Claimed(long minute) => _claimed.TryGetValue(minute, out var claimed) ? claimed : null;

    /// <summary>Requests rejected by hour of the week: of one function, or of all.</summary>
    public long[] ByHour(LocalWeek week, string? function = null)
    {
        var hours = new long[LocalWeek.Hours];
        foreach (var name in function is null ? Functions : [function])
            foreach (var (minute, throttles) in Between(_throttled[name], week.FirstMinute, week.EndMinute)) hours[week.HourOf(minute)] += throttles;
        return hours;
    }

    private static IEnumerable<KeyValuePair<long, int>> Between(Dictionary<long, int> minutes, long first, long end) =>
        minutes.Where(minute => minute.Key >= first && minute.Key < end);
}
