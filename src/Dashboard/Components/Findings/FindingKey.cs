using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

/// <summary>Names one of a function's findings in an address: the pattern, and the setting it is about where there are several.</summary>
public static class FindingKey
{
    public static string Of(Finding finding) => finding.Subject is { } subject ? $"{Key(finding.Pattern)}:{subject}" : Key(finding.Pattern);

    private static string Key(Pattern pattern) => pattern.ToString().ToLowerInvariant();
}
