using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Provisioned;

/// <summary>
/// Provisioned concurrency that was used up: invocations spilled over, or none was left for many minutes.
/// Source: Lambda developer guide, monitoring-concurrency.
/// </summary>
public sealed class ProvisionedTooSmall : IFunctionRule
{
    private const int Together = 2;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (!examined.IsActive || examined.Configuration is { Provisioned.IsEmpty: true } or { OnManagedInstances: true }) return;
        if (Spilled(examined) is { } spilled) findings.Add(spilled);
        else if (Full(examined) is { } full) findings.Add(full);
    }

    private static Finding? Spilled(FunctionCase examined)
    {
        var spilled = examined[FunctionMetric.ProvisionedConcurrencySpilloverInvocations];
        var invocations = examined[FunctionMetric.Invocations];
        var (sum, ran, minutes) = (0.0, 0.0, 0);
        for (var i = 0; i < spilled.Length; i++)
        {
            if (!Counts(spilled[i], invocations[i])) continue;
            sum += spilled[i];
            ran += invocations[i];
            minutes++;
        }
        if (minutes < ProvisionedThresholds.SpillingMinutes) return null;

        var holds = new bool[spilled.Length];
        for (var i = 0; i < spilled.Length; i++) holds[i] = Counts(spilled[i], invocations[i]);
        return Of(
            examined, holds, Confidence.Proved, Harm.Slower, (long)sum,
            new(
                new("spillover invocations", sum), new("invocations in those minutes", ran),
                ProvisionedFinding.With(new("share of invocations", sum / ran, MeasureUnit.Share), InUse(examined, holds).AsSpan())),
            IsAllocating(examined.Configuration)
                ? "Provisioned concurrency is still being allocated; none of it can be used before all of it is there."
                : "These invocations ran on demand, where they may have met a cold start.");
    }

    private static bool Counts(float spilled, float invocations) => spilled > 0 && spilled >= ProvisionedThresholds.SpilloverShare * invocations;

    private static Finding? Full(FunctionCase examined)
    {
        if (!(examined.Limits.Provisioned >= ProvisionedThresholds.FewestForFull)) return null;
        var utilization = examined[FunctionMetric.ProvisionedConcurrencyUtilization];
        var minutes = 0;
        foreach (var share in utilization)
            if (share >= 1) minutes++;
        if (minutes < ProvisionedThresholds.FullMinutes) return null;

        var holds = new bool[utilization.Length];
        for (var i = 0; i < holds.Length; i++) holds[i] = utilization[i] >= 1;
        return Of(
            examined, holds, Confidence.Likely, Harm.AtRisk, null,
            new(
                new("provisioned concurrency utilisation, maximum", 1, MeasureUnit.Share), new("all of it", 1, MeasureUnit.Share),
                ProvisionedFinding.With(new("minutes in which none was left", minutes, MeasureUnit.Minutes), InUse(examined, holds).AsSpan())),
            "All of it was in use and next to nothing spilled over: the next request more runs on demand.");
    }

    private static Finding Of(FunctionCase examined, bool[] holds, Confidence confidence, Harm harm, long? requests, Evidence evidence, string note)
    {
        var ranges = MinuteRange.Of(holds, examined.FirstMinute, Together);
        return ProvisionedFinding.Of(
            examined, Pattern.ProvisionedTooSmall, confidence, harm, evidence, ProvisionedFinding.OnlyQualifier(examined.Configuration), note) with
        {
            Minutes = ranges,
            Requests = requests,
            IsProvisional = ranges[^1].Last >= examined.FirstMinute + examined.SettledLength,
        };
    }

    private static ImmutableArray<Measure> InUse(FunctionCase examined, bool[] holds)
    {
        var measures = ImmutableArray.CreateBuilder<Measure>(2);
        var inUse = examined[FunctionMetric.ProvisionedConcurrentExecutions];
        var most = 0f;
        for (var i = 0; i < holds.Length; i++)
            if (holds[i] && inUse[i] > most) most = inUse[i];
        if (most > 0) measures.Add(new("provisioned concurrency in use, maximum", most));
        if (examined.Limits.Provisioned is { } provisioned) measures.Add(new("provisioned concurrency", provisioned));
        return measures.DrainToImmutable();
    }

    private static bool IsAllocating(FunctionConfiguration function)
    {
        foreach (var provisioned in function.Provisioned ?? [])
            if (provisioned.Status == "IN_PROGRESS") return true;
        return false;
    }
}
