using Dashboard.Analysis.Findings;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>Whether a function truly shows a pattern, for all patterns the simulator can bring about. Cold starts are judged by their minutes instead.</summary>
internal static class PatternTruth
{
    private static readonly Dictionary<Pattern, Func<FunctionFacts, Expectation>> ByPattern = new()
    {
        [Pattern.CeilingSoon] = CapacityTruth.CeilingSoon,
        [Pattern.StrandedReserve] = CapacityTruth.StrandedReserve,
        [Pattern.SlowerThanUsual] = LatencyTruth.SlowerThanUsual,
        [Pattern.TimingOut] = LatencyTruth.TimingOut,
        [Pattern.NearTimeout] = LatencyTruth.NearTimeout,
        [Pattern.MemoryStarved] = LatencyTruth.MemoryStarved,
        [Pattern.LongTail] = LatencyTruth.LongTail,
        [Pattern.ConcurrencyRose] = LatencyTruth.ConcurrencyRose,
        [Pattern.ErrorRate] = DeliveryTruth.ErrorRate,
        [Pattern.AsyncBacklog] = DeliveryTruth.AsyncBacklog,
        [Pattern.AsyncDropped] = DeliveryTruth.AsyncDropped,
        [Pattern.DeadLetterFailed] = DeliveryTruth.DeadLetterFailed,
        [Pattern.DestinationFailed] = _ => Expectation.Absent,
        [Pattern.StreamLag] = DeliveryTruth.StreamLag,
        [Pattern.SourceConcurrency] = DeliveryTruth.SourceConcurrency,
        [Pattern.RecursionDropped] = DeliveryTruth.RecursionDropped,
        [Pattern.ProvisionedTooSmall] = CapacityTruth.ProvisionedTooSmall,
        [Pattern.ProvisionedTooLarge] = CapacityTruth.ProvisionedTooLarge,
        [Pattern.ScalingTargetIsPercentage] = CapacityTruth.ScalingTargetIsPercentage,
    };

    public static IReadOnlyCollection<Pattern> Judged => ByPattern.Keys;

    public static Expectation Of(Pattern pattern, FunctionFacts function) => pattern.Group() == PatternGroup.Throttling
        ? Expect.That(false, function.All.All(m => m.Throttles == 0))
        : ByPattern.TryGetValue(pattern, out var judge) ? judge(function) : Expectation.Unclear;
}
