using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Hygiene;

/// <summary>A finding about a setting: it holds as long as the setting does, and has no minutes.</summary>
internal static class SettingFinding
{
    public static Finding Of(FunctionCase examined, Pattern pattern, Confidence confidence, Harm harm, Evidence evidence, string note, string? subject = null) => new()
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

    public static Finding OfAccount(Pattern pattern, Evidence evidence, string note) => new()
    {
        Pattern = pattern,
        Slot = Finding.Account,
        Function = "",
        Confidence = Confidence.Proved,
        Harm = Harm.Advice,
        Evidence = evidence,
        Note = note,
        IsOngoing = true,
    };
}
