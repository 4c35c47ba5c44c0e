using System.Globalization;
using Dashboard.Analysis.ColdStarts;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Provisioned;
using Dashboard.Analysis.Recommendations.Exports;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Recommendations;

/// <summary>
/// Provisioned concurrency a tenth above the typical peak: a better value where there is some, a first one where callers wait for cold
/// starts. Source: Lambda developer guide, provisioned-concurrency.
/// </summary>
internal static class ProvisionedAdvice
{
    public static Recommendation? Of(FunctionCase function, ObservedLoad load)
    {
        if (function.Configuration is not { Provisioned: { } provisioned, OnManagedInstances: false } || provisioned.Length > 1 || load.Needed <= 0) return null;
        if (Alias(function.Configuration, provisioned) is not { } alias) return null;
        var now = provisioned.IsEmpty ? 0 : provisioned[0].Requested;
        if (now == 0 && !HasColdStarts(function)) return null;

        var needed = now == 0 ? load.Peak : InUse(function, load, now);
        var value = Math.Max(1, (int)Math.Ceiling((1 + AdviceThresholds.ProvisionedMargin) * needed));
        if (now > 0 && Math.Abs(value - now) <= AdviceThresholds.Worthwhile * now) return null;
        if (value < now && load.KnownHours < AdviceThresholds.EnoughHours) return null;
        return new(
            RecommendationKind.Provisioned,
            string.Create(CultureInfo.InvariantCulture, $"Provision {value:N0} for {alias.Name}"),
            now > 0 ? new("provisioned concurrency", now) : null,
            new("provisioned concurrency", value),
            now == 0 ? "Callers wait for new environments; these would be ready before they call."
                : value > now ? "All of it was in use and the rest ran on demand."
                : "Even at its peak most of it stood idle, and is paid for.",
            [new("peak in use", needed), new("margin above the peak", AdviceThresholds.ProvisionedMargin, MeasureUnit.Share), new("time known", load.KnownHours / 24.0, MeasureUnit.Days)],
            [.. Caveats(function, value, now)],
            Cost(function, now), Cost(function, value),
            ProvisionedExport.Of(function.Name, alias, value));
    }

    /// <summary>US dollars of 30 days for keeping so many ready, used or not.</summary>
    public static decimal? Cost(FunctionCase function, double environments) =>
        ProvisionedCost.Monthly(function.Input.Prices, function.Configuration, environments, "")?.Value is { } dollars ? (decimal)dollars : null;

    private static FunctionAlias? Alias(FunctionConfiguration function, IReadOnlyList<ProvisionedConcurrency> provisioned)
    {
        if (function.Aliases is not { IsEmpty: false } aliases) return null;
        return provisioned is [var only] ? aliases.FirstOrDefault(alias => alias.Name == only.Qualifier) : aliases[0];
    }

    /// <summary>What would have run on it: all that spilled over is part of the peak of the function.</summary>
    private static double InUse(FunctionCase function, ObservedLoad load, int now)
    {
        var (inUse, spilled) = (0.0, false);
        foreach (var value in function[FunctionMetric.ProvisionedConcurrentExecutions])
            if (value > inUse) inUse = value;
        foreach (var value in function[FunctionMetric.ProvisionedConcurrencySpilloverInvocations]) spilled |= value > 0;
        if (function.Usage is { } usage)
            foreach (var share in usage[UsageMetric.ProvisionedUtilization])
                if (share > 0) inUse = Math.Max(inUse, Math.Round(share * now));
        return spilled ? load.Needed : inUse;
    }

    private static bool HasColdStarts(FunctionCase function)
    {
        if (function.Caller != CallerKind.Synchronous || !function.IsActive) return false;
        var findings = new List<Finding>();
        foreach (var rule in ColdStartRules.Functions) rule.Examine(function, findings);
        return findings.Exists(finding => finding.Harm == Harm.Slower);
    }

    private static IEnumerable<string> Caveats(FunctionCase function, int value, int now)
    {
        if (function.Limits.Reserved.Value is { } reserved && value > reserved)
            yield return string.Create(CultureInfo.InvariantCulture, $"It cannot exceed the function's reservation of {reserved:N0}.");
        if (function.Configuration.SnapStart is { } snapStart && snapStart != "None") yield return "SnapStart cannot be used together with it.";
        if (now == 0) yield return "Callers must use the alias: $LATEST cannot have any.";
        if (value < now) yield return "What is given up brings cold starts back at peaks above the new value.";
    }
}
