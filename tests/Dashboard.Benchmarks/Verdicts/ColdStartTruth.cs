using Dashboard.Analysis.Findings;
using Dashboard.Simulator.Lambda.Truth;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>When invocations truly waited for new environments.</summary>
internal static class ColdStartTruth
{
    /// <summary>Below this, in a minute, nobody needs to be told.</summary>
    private const int Many = 20;

    private const double GoodPart = 0.3;

    /// <summary>Before a rise can be told from the start of what is known.</summary>
    private const int LeadMinutes = 20;

    /// <summary>
    /// Environments may be kept for this long as far as anybody outside knows: where as many ran before, concurrency cannot tell whether
    /// those of now are new.
    /// </summary>
    private const int KeptMinutes = 30;

    /// <summary>After so long without a call they are gone.</summary>
    private const int IdleMinutes = 20;

    /// <summary>Minutes with so many cold starts that a verdict is due, and can be told from what is published.</summary>
    public static long[] Due(FunctionFacts f) =>
    [
        .. f.Seen.Where(m => m.Minute >= f.FirstKnown + LeadMinutes && m.ColdStarts >= Many && m.ColdStarts >= GoodPart * m.Invocations && (HasRisen(f, m) || WasIdle(f, m)))
            .Select(m => m.Minute),
    ];

    private static bool HasRisen(FunctionFacts f, FunctionMinute minute) =>
        f.All.Where(m => m.Minute < minute.Minute && m.Minute >= minute.Minute - KeptMinutes).Select(m => m.MaximumConcurrency).DefaultIfEmpty().Max() is > 0 and var before
        && before <= minute.MaximumConcurrency / 2;

    private static bool WasIdle(FunctionFacts f, FunctionMinute minute) => f.All.All(m => m.Minute >= minute.Minute || m.Minute < minute.Minute - IdleMinutes);

    /// <summary>True when each stretch of a finding's minutes holds a cold start, or an invocation that provisioned concurrency did not take.</summary>
    public static bool IsBacked(FunctionFacts f, Finding finding) =>
        finding.Minutes.All(range => f.All.Any(m => m.Minute >= range.First - 1 && m.Minute <= range.Last + 1 && m.ColdStarts + m.Spillover > 0));

    public static bool Covers(Finding finding, long minute) => finding.Minutes.Any(range => minute >= range.First - 2 && minute <= range.Last + 2);
}
