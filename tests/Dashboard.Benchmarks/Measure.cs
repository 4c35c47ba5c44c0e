namespace Dashboard.Benchmarks;

/// <summary>Time and allocation of one action, run often enough to take a median.</summary>
internal readonly record struct Measure(double MedianMilliseconds, double BestMilliseconds, long BytesPerRun)
{
    /// <summary>Long enough for the runtime to have compiled the hot loops with full optimisation.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1);

    public static Measure Of(int rounds, Action action) => Of(rounds, static () => { }, action);

    /// <param name="prepare">Run before each round and not counted.</param>
    public static Measure Of(int rounds, Action prepare, Action action)
    {
        var times = new double[rounds];
        var bytes = 0L;
        var warm = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(warm) < WarmUp)
        {
            prepare();
            action();
        }
        for (var i = 0; i < rounds; i++)
        {
            prepare();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = TimeProvider.System.GetTimestamp();
            action();
            times[i] = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
            bytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
        }
        Array.Sort(times);
        return new(times[rounds / 2], times[0], bytes / rounds);
    }
}
