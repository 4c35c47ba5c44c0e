using System.Collections.Immutable;
using Dashboard.Analysis.WhatIf;
using Dashboard.Components.Parts;

namespace Dashboard.Components.WhatIf;

/// <summary>What comes of settings tried on recorded minutes, in a sentence: first whether they can be set, then whom they harm, then what they avoid.</summary>
public sealed record OutcomeVerdict(Level Level, string Title, string Detail)
{
    private const int MostNamed = 3;

    public static OutcomeVerdict Of(WhatIfOutcome outcome)
    {
        var (before, after) = (outcome.Before.Requests, outcome.After.Requests);
        if (!outcome.Violations.IsEmpty)
            return new(Level.Critical, "These settings cannot be set", string.Join(" ", outcome.Violations.Select(violation => violation.Sentence())));
        ImmutableArray<string> starved = [.. outcome.NewlyStarved.OrderByDescending(function => function.After.Requests).ThenBy(function => function.Function, StringComparer.Ordinal).Select(function => function.Function)];
        if (!starved.IsEmpty)
        {
            return new(
                Level.Critical, $"{Format.Count(starved.Length, "function")} would be throttled that never {(starved.Length == 1 ? "was" : "were")}: {Names(starved)}",
                $"In all {Requests(before, after)}.");
        }
        if (after > before) return new(Level.Critical, $"{Format.Count(after - before, "more request")} would be throttled", Others(outcome));
        if (after < before)
        {
            var others = OutcomeRows.Harmed(outcome);
            return new(
                others.IsEmpty ? Level.Ok : Level.Warning,
                after == 0 ? $"All {Format.Count(before)} throttled requests would have been let in, at most" : $"{Format.Count(before - after)} of {Format.Count(before)} throttled requests would have been let in, at most",
                Others(outcome));
        }
        return before == 0
            ? new(Level.Ok, "Nothing was throttled, and nothing would be", "No recorded minute comes near these limits.")
            : new(Level.Warning, $"Nothing is gained: {Format.Count(before, "request")} stay throttled", Others(outcome));
    }

    private static string Others(WhatIfOutcome outcome)
    {
        var harmed = OutcomeRows.Harmed(outcome);
        return harmed.IsEmpty ? "No function without a change of its own is throttled more by it."
            : $"Throttled more without a change of {(harmed.Length == 1 ? "its" : "their")} own: {Names([.. harmed.Select(function => function.Function)])}.";
    }

    private static string Requests(long before, long after) => after == before ? $"{Format.Count(before)} requests are throttled, as were"
        : $"{Format.Count(after)} requests are throttled instead of {Format.Count(before)}";

    private static string Names(ImmutableArray<string> names) => names.Length <= MostNamed
        ? string.Join(", ", names) : $"{string.Join(", ", names.Take(MostNamed))} and {Format.Count(names.Length - MostNamed)} more";
}
