using Dashboard.Analysis.Findings;

namespace Dashboard.Analysis.Throttling;

/// <summary>A cause that explains a throttled minute, and the two numbers that say so.</summary>
internal readonly record struct Ruling(Pattern Cause, Confidence Confidence, Measure Observed, Measure Threshold)
{
    /// <summary>The same, no surer than this.</summary>
    public Ruling AtMost(Confidence confidence) => this with { Confidence = Confidence < confidence ? Confidence : confidence };

    public static Measure Peak(double value) => new("peak concurrency", value);

    public static Measure Reserved(int value) => new("reserved concurrency", value);
}
