using Dashboard.Analysis.Findings;
using Dashboard.Components.Parts;

namespace Dashboard.Components.Findings;

/// <summary>What a finding does to people, in words.</summary>
public static class HarmWords
{
    public static string Word(this Harm harm) => harm switch
    {
        Harm.Intended => "limited on purpose",
        Harm.Advice => "advice",
        Harm.Wasted => "money wasted",
        Harm.AtRisk => "at risk",
        Harm.Slower => "served late",
        Harm.Retried => "events wait and are retried",
        Harm.BackingUp => "backing up",
        Harm.Failed => "requests fail",
        Harm.Rejected => "callers get 429",
        _ => "events lost",
    };

    public static Level Level(this Harm harm) => harm switch
    {
        >= Harm.Failed => Parts.Level.Critical,
        >= Harm.AtRisk => Parts.Level.Warning,
        _ => Parts.Level.Unknown,
    };
}
