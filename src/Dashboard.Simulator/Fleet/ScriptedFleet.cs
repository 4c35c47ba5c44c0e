using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.Fleet;

/// <summary>
/// A fleet whose invocations are not simulated: what a function does in a minute follows from seed, name and minute alone. Days of thousands
/// of functions are affordable that way, and the truth of any minute can be asked for without having been kept. A minute is stated when it
/// ends, as far as its invocations have ended, and once more a minute later, when the last of them has. Not safe for several threads.
/// </summary>
public sealed class ScriptedFleet(LambdaAccount account, MetricStore metrics, int seed)
{
    /// <summary>Concurrency that the first function has to itself.</summary>
    public const int Reserved = 25;

    private const int LongestTimeoutSeconds = 60;

    private readonly List<ScriptedFunction> _present = [];
    private readonly List<ScriptedFunction> _removed = [];
    private readonly ScriptedStatements _statements = new(metrics);
    private long? _statedBefore;
    private int _added;

    /// <summary>All there ever were.</summary>
    public IEnumerable<ScriptedFunction> Functions => _present.Concat(_removed);

    public IReadOnlyList<ScriptedFunction> Present => _present;

    /// <summary>Creates functions: of twenty, two run all the time, four in some minutes, eight rarely and six never.</summary>
    /// <param name="minute">The first one they may run in.</param>
    public void Add(int count, long minute)
    {
        for (var i = 0; i < count; i++, _added++)
        {
            var name = $"scripted-{_added:D5}";
            var pace = (_added % 20) switch
            {
                < 2 => ScriptedPace.Busy,
                < 6 => ScriptedPace.Steady,
                < 14 => ScriptedPace.Rare,
                _ => ScriptedPace.Never,
            };
            _present.Add(new(name, pace, minute)
            {
                HasReservation = _added == 0,
                HasAliases = _added % 20 == 1,
                IsAsynchronous = _added % 20 == 2,
                IsThrottledAtTimes = _added % 20 is 0 or 3,
                Seed = StableHash.Mix(StableHash.Add(StableHash.Seed, name), (ulong)seed),
            });
            account.Add(new() { Name = name, Arn = account.ArnOf(name), LastModified = At(minute), Timeout = TimeSpan.FromSeconds(LongestTimeoutSeconds) });
            if (_added == 0) account.PutReservedConcurrency(name, Reserved);
        }
    }

    /// <summary>Deletes a function; what it did before stays true.</summary>
    /// <param name="minute">The first one it no longer runs in.</param>
    public void Remove(ScriptedFunction function, long minute)
    {
        function.Until = minute;
        _present.Remove(function);
        _removed.Add(function);
        account.Remove(function.Name);
    }

    /// <summary>Lets CloudWatch forget functions that were deleted before a minute; what is true of them can still be asked for.</summary>
    public void Forget(long beforeMinute)
    {
        var series = new HashSet<MetricSeries>();
        foreach (var function in _removed.Where(function => function.Until < beforeMinute))
        {
            series.UnionWith(function.Series.OfType<MetricSeries>());
            Array.Clear(function.Series);
        }
        if (series.Count > 0) metrics.Remove(series);
    }

    /// <summary>States all minutes that have ended by then and not been stated yet; the first call states none.</summary>
    public void AdvanceTo(DateTimeOffset now)
    {
        var current = now.ToUnixTimeSeconds() / 60;
        for (var minute = _statedBefore ?? current; minute < current; minute++)
        {
            State(minute, isFinal: false, At(minute + 1));
            State(minute - 1, isFinal: true, At(minute + 1));
        }
        _statedBefore = current;
    }

    /// <summary>What is true of the account in a minute, or what was stated of it first.</summary>
    public ScriptedAccountMinute Of(long minute, bool isFinal = true)
    {
        var (invocations, errors, throttles, concurrency, reserved, tenths) = (0, 0, 0, 0, 0, 0);
        foreach (var function in Functions)
        {
            var own = function.In(minute, isFinal);
            invocations += own.Invocations;
            errors += own.Errors;
            throttles += own.Throttles;
            concurrency += own.Concurrency;
            tenths = Math.Max(tenths, own.Tenths);
            if (function.HasReservation) reserved = own.Concurrency;
        }
        return new(invocations, errors, throttles, concurrency, concurrency - reserved, concurrency - reserved + Reserved, tenths * 3 / 20.0, tenths * 2 / 10.0, tenths * (isFinal ? 5 : 4) / 10.0);
    }

    private void State(long minute, bool isFinal, DateTimeOffset at)
    {
        foreach (var function in Functions) _statements.State(function, minute, function.In(minute, isFinal), at);
        _statements.State(minute, Of(minute, isFinal), at);
    }

    private static DateTimeOffset At(long minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute);
}
