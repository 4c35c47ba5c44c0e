using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Analysis.Recommendations;

public enum RecommendationKind { Reserved, Provisioned, ProvisionedScaling, ProvisionedSchedule, Memory, Timeout, ClaimedAlarm, ThrottleAlarm }

public enum ExportFormat { AwsCli, CloudFormation, Terraform }

/// <summary>A value to set, with what it rests on and what it costs.</summary>
/// <param name="Title">What to do, in the imperative: "Reserve 60".</param>
/// <param name="Now">The present value; null where there is none.</param>
/// <param name="Then">The recommended value.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="Basis">The numbers it rests on.</param>
/// <param name="Caveats">What speaks against it or must be seen to first; a value that cannot be set is said here.</param>
/// <param name="MonthlyNow">US dollars in 30 days with the present value; null where it cannot be told.</param>
/// <param name="MonthlyThen">The same with the recommended one.</param>
/// <param name="Exports">Text to apply it with.</param>
public sealed record Recommendation(
    RecommendationKind Kind, string Title, Measure? Now, Measure Then, string Reason, ImmutableArray<Measure> Basis, ImmutableArray<string> Caveats,
    decimal? MonthlyNow, decimal? MonthlyThen, ImmutableArray<Export> Exports)
{
    /// <summary>Alternatives to compare, cost of each: memory sizes worth a test, for instance.</summary>
    public ImmutableArray<Choice> Choices { get; init; } = [];
}

/// <param name="Text">Ready to run or to paste.</param>
public sealed record Export(ExportFormat Format, string Text);

/// <param name="PerMillion">US dollars for a million invocations, at the duration expected there.</param>
public sealed record Choice(Measure Value, Measure? ExpectedDuration, decimal? PerMillion, string? Note)
{
    /// <summary>The duration at the other end of what is possible, where the expected one rests on a supposition.</summary>
    public Measure? DurationIfWaiting { get; init; }

    /// <summary>US dollars for a million invocations at that duration.</summary>
    public decimal? PerMillionIfWaiting { get; init; }
}
