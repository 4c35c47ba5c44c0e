using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Provisioned;

internal static class ProvisionedFinding
{
    /// <summary>About a setting, of one alias when <paramref name="subject"/> names it.</summary>
    public static Finding Of(FunctionCase examined, Pattern pattern, Confidence confidence, Harm harm, Evidence evidence, string? subject, string note) => new()
    {
        Pattern = pattern,
        Slot = examined.Slot,
        Function = examined.Name,
        Confidence = confidence,
        Harm = harm,
        Evidence = evidence,
        Subject = subject,
        Note = note,
    };

    /// <summary>The alias or version, when there is just one: the metrics of several are added up.</summary>
    public static string? OnlyQualifier(FunctionConfiguration function) => function.Provisioned is [var only] ? only.Qualifier : null;

    public static ProvisionedConcurrency? Of(FunctionConfiguration function, string qualifier)
    {
        foreach (var provisioned in function.Provisioned ?? [])
            if (provisioned.Qualifier == qualifier) return provisioned;
        return null;
    }

    public static ImmutableArray<Measure> With(Measure? first, params ReadOnlySpan<Measure> others) => first is { } known ? [known, .. others] : [.. others];
}
