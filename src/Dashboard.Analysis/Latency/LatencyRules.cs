using System.Collections.Immutable;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Latency;

/// <summary>Rules about how long invocations take, and about the concurrency that comes of it.</summary>
public static class LatencyRules
{
    public static ImmutableArray<IFunctionRule> Functions { get; } =
        [new SlowerThanUsualRule(), new TimingOutRule(), new NearTimeoutRule(), new MemoryStarvedRule(), new LongTailRule(), new ConcurrencyRoseRule()];
}
