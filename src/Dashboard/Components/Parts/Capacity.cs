using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Live;

namespace Dashboard.Components.Parts;

/// <summary>
/// The account's concurrency limit and what claims it, of the newest minute known. Headroom is the limit minus what is claimed, not
/// minus what runs: reserved and provisioned concurrency count whether used or not.
/// </summary>
/// <param name="Limit">Null when unknown.</param>
/// <param name="Claimed">Null when unknown.</param>
/// <param name="Segments">They add up to the limit; empty when limit or claim is unknown.</param>
/// <param name="Summary">The same in a sentence.</param>
public sealed record Capacity(int? Limit, int? Claimed, ImmutableArray<CapacitySegment> Segments, string Summary)
{
    public int? Free => Limit is { } limit && Claimed is { } claimed ? Math.Max(0, limit - claimed) : null;

    public double? ClaimedShare => Limit is > 0 and { } limit && Claimed is { } claimed ? (double)claimed / limit : null;

    public static Capacity From(AccountSnapshot snapshot)
    {
        var limit = snapshot.Limits?.ConcurrentExecutions;
        var claimed = Newest(snapshot.Minutes, AccountMetric.ClaimedAccountConcurrency);
        if (limit is not { } total) return new(null, claimed, [], "The account's concurrency limit is not known yet.");
        if (claimed is not { } taken) return new(limit, null, [], $"The limit is {Format.Count(total)}. What is claimed of it is not known yet.");

        var segments = Divide(total, taken, snapshot);
        return new(limit, claimed, segments, Describe(total, segments));
    }

    private static ImmutableArray<CapacitySegment> Divide(int limit, int claimed, AccountSnapshot snapshot)
    {
        var free = Math.Max(0, limit - claimed);
        var reserved = snapshot.Limits!.Reserved;
        var provisioned = ProvisionedOutsideReserved(snapshot.Functions);
        if (reserved is null || provisioned is null || reserved + provisioned > claimed)
        {
            return
            [
                Segment(SegmentKind.Claimed, "Claimed", claimed, "Reserved, provisioned and in use together; how it divides is not known yet."),
                Segment(SegmentKind.Free, "Free", free, FreeExplained),
            ];
        }
        return
        [
            Segment(SegmentKind.Reserved, "Reserved", reserved.Value, "Set aside for single functions, used or not."),
            Segment(SegmentKind.Provisioned, "Provisioned outside reserved", provisioned.Value, "Initialised environments of functions without reserved concurrency, used or not."),
            Segment(SegmentKind.InUse, "Unreserved in use", claimed - reserved.Value - provisioned.Value, "Running on demand in functions without reserved concurrency."),
            Segment(SegmentKind.Free, "Free", free, FreeExplained),
        ];

        CapacitySegment Segment(SegmentKind kind, string name, int value, string explanation) =>
            new(kind, name, value, limit == 0 ? 0 : (double)value / limit, explanation);
    }

    private const string FreeExplained = "Limit minus claimed: what functions without reserved concurrency can still take.";

    /// <summary>Null as soon as one function's settings are unknown.</summary>
    private static int? ProvisionedOutsideReserved(ImmutableArray<FunctionConfiguration> functions)
    {
        var sum = 0;
        foreach (var function in functions)
        {
            if (!function.Reserved.IsKnown) return null;
            if (function.Reserved.Value is not null) continue;
            if (function.Provisioned is not { } provisioned) return null;
            foreach (var configuration in provisioned) sum += configuration.Allocated;
        }
        return sum;
    }

    private static int? Newest(MinuteWindow minutes, AccountMetric metric)
    {
        for (var i = minutes.Length - 1; i >= 0; i--)
        {
            var value = minutes.Columns[i].Account(metric);
            if (!float.IsNaN(value)) return (int)value;
        }
        return null;
    }

    private static string Describe(int limit, ImmutableArray<CapacitySegment> segments) =>
        $"Of {Format.Count(limit)} concurrent executions: {string.Join(", ", segments.Select(segment => $"{segment.Name.ToLowerInvariant()} {Format.Count(segment.Value)}"))}.";
}
