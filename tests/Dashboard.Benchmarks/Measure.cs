namespace Dashboard.Benchmarks;

/// <summary>Time and allocation of one action, run often enough to take a median.</summary>
internal readonly record struct Measure(double MedianMilliseconds, double BestMilliseconds, long BytesPerRun)
{
    public static Measure Of(int rounds, Action action)
    {
        for (var i = 0; i < Math.Max(3, rounds / 10); i++) action();
        var times = new double[rounds];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < rounds; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            action();
            times[i] = TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
        }
        var bytes = (GC.GetAllocatedBytesForCurrentThread() - before) / rounds;
        Array.Sort(times);
        return new(times[rounds / 2], times[0], bytes);
    }
}
