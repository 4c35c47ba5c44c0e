namespace Dashboard.Benchmarks.Verdicts;

/// <summary>Whether a pattern truly is there. Between the two a margin is left, in which either verdict will do.</summary>
internal enum Expectation { Absent, Unclear, Present }

internal static class Expect
{
    public static Expectation That(bool isPresent, bool isAbsent) =>
        isPresent ? Expectation.Present : isAbsent ? Expectation.Absent : Expectation.Unclear;
}
