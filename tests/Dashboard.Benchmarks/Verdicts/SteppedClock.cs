namespace Dashboard.Benchmarks.Verdicts;

/// <summary>Shows the simulated time.</summary>
internal sealed class SteppedClock(DateTimeOffset start) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
