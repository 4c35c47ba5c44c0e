namespace Dashboard.Analysis.Findings;

/// <summary>A function's most urgent finding in short, for lists of many functions.</summary>
public readonly record struct Verdict(Pattern Pattern, Confidence Confidence, Harm Harm, bool IsOngoing)
{
    public static Verdict? Of(Finding? finding) => finding is null ? null : new Verdict(finding.Pattern, finding.Confidence, finding.Harm, finding.IsOngoing);
}
