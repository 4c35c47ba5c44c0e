using System.Runtime.CompilerServices;

namespace Dashboard.Simulator.Lambda.Truth;

/// <summary>One count for each <see cref="ThrottleReason"/>.</summary>
[InlineArray(Length)]
public struct ThrottleCounts
{
    public const int Length = 5;
    private int _first;

    public readonly int Of(ThrottleReason reason) => this[(int)reason];

    public readonly int Total
    {
        get
        {
            var total = 0;
            foreach (var count in this) total += count;
            return total;
        }
    }

    internal void Add(ThrottleReason reason, int count) => this[(int)reason] += count;
}
