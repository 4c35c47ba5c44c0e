using Dashboard.Analysis.Model;
using Dashboard.Live;

namespace Dashboard.Benchmarks.Spend;

/// <summary>Holds what is published by the dashboard against what it could know.</summary>
internal sealed class ThrottleWatch(IReadOnlyList<string> names)
{
    private readonly List<WatchedThrottle> _all = [];
    private readonly List<WatchedThrottle> _open = [];

    /// <summary>The earliest minute first.</summary>
    public IReadOnlyList<WatchedThrottle> All => _all;

    /// <param name="publishedAt">See <see cref="WatchedThrottle"/>.</param>
    public void Expect(int function, long minute, PlannedThrottle planned, DateTimeOffset publishedAt)
    {
        var throttle = new WatchedThrottle(names[function], minute, planned, publishedAt);
        _all.Add(throttle);
        _open.Add(throttle);
    }

    /// <summary>Takes note of who is named; what has left the snapshot's minutes unnamed never will be.</summary>
    public void Look(AccountSnapshot snapshot, DateTimeOffset now)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
        {
            var throttle = _open[i];
            var isNamed = snapshot.Slots.TryGetValue(throttle.Function, out var slot) && snapshot.Minutes.At(throttle.Minute)?.Function(FunctionMetric.Throttles, slot) > 0;
            if (isNamed) throttle.NamedAt = now;
            if (isNamed || throttle.Minute < snapshot.Minutes.FirstMinute) _open.RemoveAt(i);
        }
    }
}
