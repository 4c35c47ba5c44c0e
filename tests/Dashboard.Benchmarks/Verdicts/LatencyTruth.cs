using Dashboard.Simulator.Fleet;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>Which functions truly take too long.</summary>
internal static class LatencyTruth
{
    private const int BaselineMinutes = 30;
    private const int SlowMinutes = 5;
    private const double TimedOutShare = 0.03;
    private const int TimedOutMinutes = 3;

    /// <summary>A few per hundred, for a few minutes: single calls that hang are the fate of every function.</summary>
    public static Expectation TimingOut(FunctionFacts f) => Expect.That(
        f.Seen.Count(m => m.Timeouts >= 2 && m.Timeouts >= TimedOutShare * m.Invocations) >= TimedOutMinutes, f.All.All(m => m.Timeouts == 0));

    public static Expectation SlowerThanUsual(FunctionFacts f)
    {
        if (f.All.All(m => f.DurationFactor(m.Minute) < 1.05)) return Expectation.Absent;
        var busy = f.Seen.Where(m => m.Invocations >= 5).ToArray();
        var slow = busy.Where(m => f.DurationFactor(m.Minute) >= 2 && m.Minute >= f.FirstKnown + BaselineMinutes).ToArray();
        var usual = busy.Count(m => f.DurationFactor(m.Minute) < 1.05);
        // Invocations that end at the timeout are told as such.
        return Expect.That(slow.Length >= SlowMinutes && usual >= BaselineMinutes && f.All.All(m => m.Timeouts == 0), isAbsent: false);
    }

    public static Expectation MemoryStarved(FunctionFacts f) => Expect.That(
        f.Slowdown >= 4 && f.Behaviour.CpuShare >= 0.8 && f.Seen.Sum(m => m.Invocations) >= 100,
        f.Settings.MemoryMegabytes >= FunctionBehaviour.MegabytesOfOneCpu || f.Slowdown < 1.5);

    public static Expectation NearTimeout(FunctionFacts f)
    {
        var slowest = f.Duration(0.9999) * f.All.Select(m => f.DurationFactor(m.Minute)).DefaultIfEmpty(1).Max() + 3 * f.Behaviour.InitTime.TotalMilliseconds;
        return Expect.That(false, slowest < 0.6 * f.Settings.Timeout.TotalMilliseconds);
    }

    public static Expectation LongTail(FunctionFacts f) => Expect.That(false, f.Behaviour.Duration.Quantile(0.995) < 3 * f.Behaviour.Duration.Quantile(0.5));

    public static Expectation ConcurrencyRose(FunctionFacts f) => Expect.That(
        false, f.Behaviour is { Source: InvocationSource.Synchronous, Episodes.IsEmpty: true } && f.Behaviour.Arrivals.All(a => a is CallerArrivals));
}
