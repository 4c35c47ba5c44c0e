using Dashboard.Benchmarks.History;
using Dashboard.History.Coding;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Benchmarks.Spend;

/// <summary>
/// Writes a fleet's minutes into a simulated CloudWatch as they end. One minute in ten of a function comes in in two parts, the second up to
/// three minutes after the first; of its throttles the first part may have none. The account's own series follow when all have come in.
/// </summary>
internal sealed class FleetFeed(SpendFleet fleet, MetricStore metrics, ThrottleWatch watch)
{
    private const double RevisedShare = 0.1;
    private const int LatestMinutes = 3;

    private readonly HistoryFleet _traffic = fleet.NewTraffic();
    private readonly FunctionSeries _account = new(metrics, null);
    private readonly FunctionSeries[] _functions = [.. fleet.Names.Select(name => new FunctionSeries(metrics, name))];
    private readonly List<(int Function, FunctionRun Run)> _runs = [];
    private readonly List<(int Function, DateTimeOffset At, bool IsInFirst)> _throttled = [];
    private long _next = fleet.FirstMinute;
    private long _hour;

    /// <summary>Writes all minutes that have ended by now.</summary>
    public void AdvanceTo(DateTimeOffset now)
    {
        for (var end = SpendFleet.MinuteOf(now); _next < end; _next++) Write(_next);
    }

    private void Write(long minute)
    {
        if (_hour != minute / HourBlock.Minutes) _traffic.Fill(_hour = minute / HourBlock.Minutes);
        Collect(minute);
        var ended = DateTimeOffset.UnixEpoch.AddMinutes(minute + 1);
        var (first, whole) = (new AccountMinute(), new AccountMinute());
        _throttled.Clear();
        foreach (var (function, run) in _runs)
        {
            var part = State(function, minute, run, ended);
            var isReserved = fleet.Reserved(function) is not null;
            first.Add(part, isReserved);
            whole.Add(run, isReserved);
        }
        State(minute, first, ended);
        if (first.Run != whole.Run) State(minute, whole, ended.AddMinutes(LatestMinutes));

        var accountAt = ended + _account.ThrottleDelay(minute);
        foreach (var (function, at, isInFirst) in _throttled)
        {
            // What came in late is not among the first that the account counts.
            var countedAt = isInFirst ? accountAt : accountAt.AddMinutes(LatestMinutes);
            watch.Expect(function, minute, fleet.Incidents.At(minute)[function], at > countedAt ? at : countedAt);
        }
    }

    /// <returns>What came in at first.</returns>
    private FunctionRun State(int function, long minute, in FunctionRun run, DateTimeOffset ended)
    {
        var random = fleet.Draw(function, minute);
        var isWhole = !random.Chance(RevisedShare);
        var part = isWhole ? run : run.Part(random.Chance(0.5) ? 0 : Math.Ceiling(run.Throttles / 2));
        var later = TimeSpan.FromMinutes(random.Next(1, LatestMinutes + 1));
        var series = _functions[function];
        series.State(minute, part, ended);
        if (!isWhole) series.State(minute, run, ended + later);
        if (run.Throttles > 0) _throttled.Add((function, ended + series.ThrottleDelay(minute) + (part.Throttles > 0 ? TimeSpan.Zero : later), part.Throttles > 0));
        return part;
    }

    private void State(long minute, AccountMinute together, DateTimeOffset at)
    {
        _account.State(minute, together.Run, at);
        _account.Gauge("UnreservedConcurrentExecutions", minute, together.Unreserved, at);
        _account.Gauge("ClaimedAccountConcurrency", minute, together.Unreserved + fleet.ReservedConcurrency, at);
    }

    private void Collect(long minute)
    {
        _runs.Clear();
        var planned = fleet.Incidents.At(minute);
        for (var function = 0; function < _functions.Length; function++)
        {
            var usual = FunctionRun.Of(_traffic.Functions[function], (int)(minute % HourBlock.Minutes));
            var isRunning = usual.Invocations > 0 && fleet.Reserved(function) != 0 && !fleet.Incidents.IsSilent(function, minute);
            if (planned.TryGetValue(function, out var throttle)) _runs.Add((function, (isRunning ? usual : FunctionRun.Single).AtCeiling(fleet.Reserved(function), throttle.Throttles)));
            else if (isRunning) _runs.Add((function, usual));
        }
        FillPool(planned);
    }

    /// <summary>Whoever takes the pool takes all of it.</summary>
    private void FillPool(IReadOnlyDictionary<int, PlannedThrottle> planned)
    {
        if (!planned.Values.Any(throttle => throttle.TakesPool)) return;
        var free = fleet.Limit - fleet.ReservedConcurrency - _runs.Sum(each => fleet.Reserved(each.Function) is null ? each.Run.Concurrency : 0);
        for (var i = 0; i < _runs.Count && free > 0; i++)
        {
            var (function, run) = _runs[i];
            if (!planned.TryGetValue(function, out var throttle) || !throttle.TakesPool) continue;
            _runs[i] = (function, run with { Concurrency = run.Concurrency + free });
            return;
        }
    }
}
