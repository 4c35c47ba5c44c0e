namespace Dashboard.Benchmarks;

/// <summary>Time and allocation of one action, run often enough to take a median.</summary>
internal readonly record struct Measure(double MedianMilliseconds, double BestMilliseconds, long BytesPerRun)
{
    public static Measure Of(int rounds, Action action) => Of(rounds, static () => { }, action);

    /// <param name="prepare">Run before each round and not counted.</param>
    public static Measure Of(int rounds, Action prepare, Action action)
    {
        var warmUp = Math.Max(3, rounds / 10);
        var times = new double[rounds];
        var bytes = 0L;
        for (var i = -warmUp; i < rounds; i++)
        {
            prepare();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = TimeProvider.System.GetTimestamp();
            action();
            if (i < 0) continue;
            times[i] = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
            bytes += GC.GetAllocatedBytesForCurrentThread() - allocated;
        }
        Array.Sort(times);
        return new(times[rounds / 2], times[0], bytes / rounds);
    }
}
