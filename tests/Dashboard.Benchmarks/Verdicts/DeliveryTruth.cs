using Dashboard.Simulator.Fleet;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>What truly became of requests, events and records.</summary>
internal static class DeliveryTruth
{
    private const int LostFew = 3;
    private const int Minutes = 3;
    private const long LongWait = 120_000;
    private const long ShortWait = 20_000;
    private const long LongLag = 300_000;
    private const long ShortLag = 60_000;
    private const double Failing = 0.5;
    private const double UsualErrors = 0.05;
    private const int WaitingMessages = 200;
    private const double KeptShare = 0.02;

    public static Expectation ErrorRate(FunctionFacts f)
    {
        var failing = f.Seen.Count(m => m.Invocations >= 10 && m.Errors >= Failing * m.Invocations);
        var isUsual = f.Behaviour.ErrorRate <= UsualErrors && f.Behaviour.Episodes.All(e => e.ErrorRate == 0);
        // Timeouts are errors, and told as timeouts.
        var timesOut = f.All.Any(m => m.Timeouts > 0);
        return Expect.That(failing >= Minutes && !timesOut, isUsual && !timesOut);
    }

    public static Expectation AsyncBacklog(FunctionFacts f)
    {
        if (f.Behaviour.Source != InvocationSource.Asynchronous) return Expectation.Absent;
        return Expect.That(f.Seen.Count(m => m.LongestWait >= LongWait) >= Minutes, f.All.All(m => m.LongestWait <= ShortWait));
    }

    public static Expectation StreamLag(FunctionFacts f)
    {
        if (f.Behaviour.Source != InvocationSource.Stream) return Expectation.Absent;
        return Expect.That(f.Seen.Count(m => m.LongestWait >= LongLag) >= Minutes, f.All.All(m => m.LongestWait <= ShortLag));
    }

    /// <summary>A few that a dead-letter queue took are what it is for: they need not be told.</summary>
    public static Expectation AsyncDropped(FunctionFacts f)
    {
        var lost = Lost(f.Seen.Sum(m => m.Dropped), f.All.Sum(m => m.Dropped));
        var isKept = f.Settings.DeadLetterTargetArn is not null && f.All.Sum(m => m.DeadLetterFailures) == 0 && f.Seen.Sum(m => m.Dropped) < KeptShare * f.Seen.Sum(m => m.Arrivals);
        return lost == Expectation.Present && isKept ? Expectation.Unclear : lost;
    }

    public static Expectation DeadLetterFailed(FunctionFacts f) => Lost(f.Seen.Sum(m => m.DeadLetterFailures), f.All.Sum(m => m.DeadLetterFailures));

    public static Expectation RecursionDropped(FunctionFacts f) => Lost(f.Seen.Sum(m => m.RecursionDropped), f.All.Sum(m => m.RecursionDropped));

    public static Expectation SourceConcurrency(FunctionFacts f)
    {
        var most = f.Settings.EventSources.Sum(e => e.MaximumConcurrency ?? 0);
        if (most == 0) return Expectation.Absent;
        var heldUp = f.Seen.Count(m => m.Waiting >= WaitingMessages && m.MaximumConcurrency >= Math.Min(most, f.Settings.ReservedConcurrency ?? most));
        return Expect.That(heldUp > Minutes, f.All.All(m => m.Waiting == 0));
    }

    private static Expectation Lost(int seen, int all) => Expect.That(seen >= LostFew, all == 0);
}
