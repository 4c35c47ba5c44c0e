using System.Globalization;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>A verdict that is wrong or missing, with what it takes to see it again.</summary>
/// <param name="Minute">Minutes since 1970; null for what concerns no single one.</param>
internal sealed record Misjudgement(RunPlan Plan, string Function, long? Minute, string Truth, string Verdict, string Numbers)
{
    public string Kind => $"{Truth} -> {Verdict}";

    public override string ToString()
    {
        var at = Minute is { } minute ? string.Create(CultureInfo.InvariantCulture, $" minute {minute - MinuteOfStart}") : "";
        return $"run {Plan.Index} ({Plan.Scene}, seed {Plan.Seed}) {Function}{at}: {Kind} | {Numbers}";
    }

    private long MinuteOfStart => Plan.Start.ToUnixTimeSeconds() / 60;
}
