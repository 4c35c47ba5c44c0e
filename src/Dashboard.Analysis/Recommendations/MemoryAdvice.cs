using System.Globalization;
using Dashboard.Analysis.Calculators;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Latency;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Provisioned;
using Dashboard.Analysis.Recommendations.Exports;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Recommendations;

/// <summary>
/// Memory sizes worth a test for a function that seems to lack CPU, with what a million invocations cost at each. How long it takes there is
/// not known before it is tried: the figures hold if it only computes, in one thread.
/// </summary>
internal static class MemoryAdvice
{
    private const int LargerSizes = 4;

    public static Recommendation? Of(FunctionCase function, ObservedLoad load)
    {
        if (function.Configuration.MemoryMegabytes is not { } memory || double.IsNaN(load.MeanMilliseconds)) return null;
        var findings = new List<Finding>();
        new MemoryStarvedRule().Examine(function, findings);
        if (findings.Count == 0) return null;

        var rows = MemoryTable.Of(memory, load.MeanMilliseconds, function.Input.Prices, ProvisionedCost.IsArm(function.Configuration));
        var now = MemoryTable.PerMillion(memory, load.MeanMilliseconds, function.Input.Prices, ProvisionedCost.IsArm(function.Configuration));
        var full = rows.First(row => row.Megabytes == LambdaQuotas.FullCpuMegabytes);
        return new(
            RecommendationKind.Memory,
            string.Create(CultureInfo.InvariantCulture, $"Test it with {LambdaQuotas.FullCpuMegabytes:N0} MB: one whole vCPU"),
            new("memory", memory, MeasureUnit.Megabytes),
            new("memory", LambdaQuotas.FullCpuMegabytes, MeasureUnit.Megabytes),
            "CPU grows with memory. What only computes takes less time in proportion, costs about the same, and holds its concurrency for less long.",
            [
                new("average duration", load.MeanMilliseconds, MeasureUnit.Milliseconds),
                new("expected there, if it only computes", full.CpuBoundMilliseconds, MeasureUnit.Milliseconds),
                new("share of one vCPU now", (double)memory / LambdaQuotas.FullCpuMegabytes, MeasureUnit.Share),
            ],
            [
                $"If it waits instead of computing nothing gets faster and a million invocations cost {Dollars(full.UnaffectedPerMillion)}: compare durations before and after.",
            ],
            Monthly(load, now), Monthly(load, full.CpuBoundPerMillion),
            FunctionSettingExport.Memory.Of(function.Name, LambdaQuotas.FullCpuMegabytes))
        {
            Choices =
            [
                new(new("memory", memory, MeasureUnit.Megabytes), new("duration", load.MeanMilliseconds, MeasureUnit.Milliseconds), now, "as it is"),
                .. rows.Where(row => row.Megabytes > memory).Take(LargerSizes).Select(row => new Choice(
                    new("memory", row.Megabytes, MeasureUnit.Megabytes), new("duration", row.CpuBoundMilliseconds, MeasureUnit.Milliseconds), row.CpuBoundPerMillion,
                    $"{Dollars(row.UnaffectedPerMillion)} if it only waits")),
            ],
        };
    }

    private static decimal? Monthly(ObservedLoad load, decimal perMillion) => load.InvocationsPerMonth is { } invocations ? perMillion * (decimal)invocations / 1_000_000 : null;

    private static string Dollars(decimal value) => "$" + value.ToString("N2", CultureInfo.InvariantCulture);
}
