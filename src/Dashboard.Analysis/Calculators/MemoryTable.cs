using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Calculators;

/// <summary>
/// What memory sizes give and cost. CPU grows with memory, to one vCPU at 1,769 MB; a single thread gains nothing beyond that. Source:
/// Lambda developer guide, configuration-memory; AWS Lambda pricing.
/// </summary>
public static class MemoryTable
{
    /// <summary>Longest an ordinary function can run, in milliseconds. Source: Lambda developer guide, gettingstarted-limits.</summary>
    public const double LongestMilliseconds = 900_000;

    public static ImmutableArray<int> Sizes { get; } = [128, 256, 512, 1024, LambdaQuotas.FullCpuMegabytes, 2048, 3008, 4096, LambdaQuotas.LargestMemoryMegabytes];

    /// <param name="measuredAt">Memory, in MB, that the duration was measured with.</param>
    /// <param name="milliseconds">Average duration of one invocation there.</param>
    public static ImmutableArray<MemoryRow> Of(int measuredAt, double milliseconds, PriceTable prices, bool isArm) =>
        [.. Sizes.Select(size =>
        {
            var bound = milliseconds * ThreadShare(measuredAt) / ThreadShare(size);
            return new MemoryRow(size, (double)size / LambdaQuotas.FullCpuMegabytes, bound, PerMillion(size, bound, prices, isArm), PerMillion(size, milliseconds, prices, isArm));
        })];

    /// <summary>US dollars for a million invocations, requests included; each is billed to the next whole millisecond.</summary>
    public static decimal PerMillion(int megabytes, double milliseconds, PriceTable prices, bool isArm)
    {
        var gigabyteSeconds = (decimal)(Math.Ceiling(milliseconds) / 1_000) * megabytes / 1024 * 1_000_000;
        return gigabyteSeconds * (isArm ? prices.DurationPerGigabyteSecondArm : prices.DurationPerGigabyteSecond) + prices.PerMillionRequests;
    }

    private static double ThreadShare(int megabytes) => Math.Min(1, (double)megabytes / LambdaQuotas.FullCpuMegabytes);
}

/// <param name="Cpus">Share of a vCPU; above 1, several.</param>
/// <param name="CpuBoundMilliseconds">Expected duration if one thread did nothing but compute.</param>
/// <param name="CpuBoundPerMillion">US dollars for a million invocations of that duration.</param>
/// <param name="UnaffectedPerMillion">The same if CPU made no difference: all of it waiting.</param>
public sealed record MemoryRow(int Megabytes, double Cpus, double CpuBoundMilliseconds, decimal CpuBoundPerMillion, decimal UnaffectedPerMillion)
{
    /// <summary>True when a CPU-bound invocation could not end within the longest timeout.</summary>
    public bool IsTooLong => CpuBoundMilliseconds > MemoryTable.LongestMilliseconds;
}
