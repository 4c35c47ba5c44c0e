using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations.Exports;
using Dashboard.Analysis.Rules;
using static System.FormattableString;

namespace Dashboard.Analysis.Recommendations;

/// <summary>
/// Memory sizes worth a test. Nobody can tell the duration at another size from metrics: it lies between the present one, if the function
/// mostly waits, and the present one by the ratio of CPU, if it computes all the time.
/// </summary>
internal static class MemoryAdvice
{
    /// <summary>Candidates taken on either side of the present size.</summary>
    private const int Neighbours = 2;

    /// <summary>
    /// From 128 MB to 10,240 MB, with 1,769 MB where one vCPU is full. Any size between can be set.
    /// Source: Lambda developer guide, configuration-memory.
    /// </summary>
    private static readonly ImmutableArray<int> Sizes =
        [LambdaQuotas.SmallestMemoryMegabytes, 256, 512, 1024, 1536, LambdaQuotas.FullCpuMegabytes, 2048, 3008, 4096, 6144, 8192, LambdaQuotas.LargestMemoryMegabytes];

    /// <summary>Null when memory or duration is unknown.</summary>
    public static Recommendation? Of(AdviceCase advice)
    {
        var function = advice.Function;
        if (function.Configuration.MemoryMegabytes is not { } now || Duration(function) is not { } milliseconds) return null;
        var isStarved = now < LambdaQuotas.FullCpuMegabytes;
        var tested = Candidates(now);
        var first = isStarved ? tested.First(size => size > now) : tested.Last(size => size < now);
        var choices = tested.Add(now).Sort().Select(size => At(advice, size, now, milliseconds)).ToImmutableArray();
        var (present, then) = (choices.First(c => c.Value.Value == now), choices.First(c => c.Value.Value == first));
        return new(
            RecommendationKind.Memory, Invariant($"Test {first:N0} MB"), new("memory", now, MeasureUnit.Megabytes), new("memory", first, MeasureUnit.Megabytes),
            isStarved
                ? "Below one vCPU, more memory brings more CPU: a function that computes gets faster at the same cost."
                : "One vCPU is full: more helps only what runs in parallel or needs the memory, and less may cost less.",
            [
                new("average duration now", Math.Round(milliseconds, 1), MeasureUnit.Milliseconds),
                new("one vCPU is full at", LambdaQuotas.FullCpuMegabytes, MeasureUnit.Megabytes),
            ],
            [
                "The duration at another size is not known before it is tested. The first number supposes it only computes, on one vCPU; the second that it only waits.",
                "Memory in use is not known here: a size below what the function needs ends it with an error.",
            ],
            Monthly(advice, present, false), Monthly(advice, then, true), FunctionSettingExport.Memory.Of(function.Name, first)) { Choices = choices };
    }

    private static ImmutableArray<int> Candidates(int now)
    {
        var smaller = Sizes.Where(size => size < now).TakeLast(Neighbours);
        var larger = Sizes.Where(size => size > now).Take(Neighbours);
        var sizes = smaller.Concat(larger);
        if (now != LambdaQuotas.FullCpuMegabytes) sizes = sizes.Append(LambdaQuotas.FullCpuMegabytes);
        return [.. sizes.Distinct().Order()];
    }

    private static Choice At(AdviceCase advice, int size, int now, double milliseconds)
    {
        var prices = advice.Function.Input.Prices;
        var computing = milliseconds * Cpu(now) / Cpu(size);
        return new(
            new("memory", size, MeasureUnit.Megabytes), new("average duration if it only computes", Math.Round(computing, 1), MeasureUnit.Milliseconds),
            MonthlyCost.PerMillion(prices, size, computing, advice.IsArm),
            size == now ? "now" : size == LambdaQuotas.FullCpuMegabytes ? "one vCPU" : null)
        {
            DurationIfWaiting = new("average duration if it only waits", Math.Round(milliseconds, 1), MeasureUnit.Milliseconds),
            PerMillionIfWaiting = MonthlyCost.PerMillion(prices, size, milliseconds, advice.IsArm),
        };
    }

    private static double Cpu(int size) => Math.Min(size, LambdaQuotas.FullCpuMegabytes);

    /// <summary>On demand; of the two costs the higher, so that a test cannot turn out dearer.</summary>
    private static decimal? Monthly(AdviceCase advice, Choice choice, bool isDearest)
    {
        var perMillion = isDearest ? Math.Max(choice.PerMillion ?? 0, choice.PerMillionIfWaiting ?? 0) : choice.PerMillionIfWaiting ?? 0;
        return decimal.Round(perMillion * (decimal)(advice.Demand.InvocationsByHour().Sum() * MonthlyCost.Days / 1_000_000), 2);
    }

    /// <summary>Average over what ran in the window, or else in the days before.</summary>
    private static double? Duration(FunctionCase function)
    {
        var (sum, count) = (0.0, 0.0);
        for (var i = 0; i < function.Length; i++)
        {
            var invocations = function[FunctionMetric.Invocations][i];
            var milliseconds = function[FunctionMetric.DurationAverage][i];
            if (invocations > 0 && !float.IsNaN(milliseconds)) (sum, count) = (sum + invocations * milliseconds, count + invocations);
        }
        if (count == 0 && function.Usage is { } usage)
            foreach (var milliseconds in usage[UsageMetric.DurationAverage])
                if (!float.IsNaN(milliseconds)) (sum, count) = (sum + milliseconds, count + 1);
        return count == 0 ? null : sum / count;
    }
}
