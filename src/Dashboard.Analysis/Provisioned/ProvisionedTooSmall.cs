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
        bool[]? holds = null;
        for (var i = 0; i < spilled.Length; i++)
            if (spilled[i] > 0 && spilled[i] >= ProvisionedThresholds.SpilloverShare * invocations[i]) (holds ??= new bool[spilled.Length])[i] = true;
        if (holds is null || !KeepSustained(holds)) return null;

        var (sum, ran) = (0.0, 0.0);
        for (var i = 0; i < holds.Length; i++)
        {
            if (!holds[i]) continue;
            sum += spilled[i];
            ran += invocations[i];
        }
        return Of(
            examined, holds, Confidence.Proved, Harm.Slower, (long)sum,
            new(
                new("spillover invocations", sum), new("invocations in those minutes", ran),
                ProvisionedFinding.With(new("share of invocations", sum / ran, MeasureUnit.Share), InUse(examined, holds).AsSpan())),
            IsAllocating(examined.Configuration)
                ? "Provisioned concurrency is still being allocated; none of it can be used before all of it is there."
                : "These invocations ran on demand, where they may have met a cold start.");
    }

    /// <summary>Drops runs of too few minutes.</summary>
    /// <returns>False when nothing is left.</returns>
    private static bool KeepSustained(bool[] holds)
    {
        var any = false;
        for (var i = 0; i < holds.Length; i++)
        {
            if (!holds[i]) continue;
            var (last, minutes) = (i, 1);
            for (var next = i + 1; next < holds.Length && next - last <= Together + 1; next++)
                if (holds[next]) (last, minutes) = (next, minutes + 1);
            if (minutes >= ProvisionedThresholds.SpillingMinutes) any = true;
            else Array.Clear(holds, i, last - i + 1);
            i = last;
        }
        return any;
    }

    /// <summary>Where spillover is known it decides: a peak that just fits is what one aims at.</summary>
    private static Finding? Full(FunctionCase examined)
    {
        if (!(examined.Limits.Provisioned >= ProvisionedThresholds.FewestForFull)) return null;
        var utilization = examined[FunctionMetric.ProvisionedConcurrencyUtilization];
        var spilled = examined[FunctionMetric.ProvisionedConcurrencySpilloverInvocations];
        var minutes = 0;
        for (var i = 0; i < utilization.Length; i++)
            if (utilization[i] >= 1 && float.IsNaN(spilled[i])) minutes++;
        if (minutes < ProvisionedThresholds.FullMinutes) return null;

        var holds = new bool[utilization.Length];
        for (var i = 0; i < holds.Length; i++) holds[i] = utilization[i] >= 1 && float.IsNaN(spilled[i]);
        return Of(
            examined, holds, Confidence.Likely, Harm.AtRisk, null,
            new(
                new("provisioned concurrency utilisation, maximum", 1, MeasureUnit.Share), new("all of it", 1, MeasureUnit.Share),
                ProvisionedFinding.With(new("minutes in which none was left", minutes, MeasureUnit.Minutes), InUse(examined, holds).AsSpan())),
            "All of it was in use. How many invocations spilled over is not known.");
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
