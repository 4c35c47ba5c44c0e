using System.Collections.Immutable;
using Dashboard.Analysis.Capacity;

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

    public static Capacity From(AccountLedger ledger)
    {
        if (ledger.Limit is not { } limit) return new(null, ledger.Claimed, [], "The account's concurrency limit is not known yet.");
        if (ledger.Claimed is not { } claimed) return new(limit, null, [], $"The limit is {Format.Count(limit)}. What is claimed of it is not known.");

        var segments = Divide(limit, claimed, ledger);
        return new(limit, claimed, segments, Describe(limit, segments));
    }

    private static ImmutableArray<CapacitySegment> Divide(int limit, int claimed, AccountLedger ledger)
    {
        var free = Math.Max(0, limit - claimed);
        // The parts were read at different times: when they exceed what is claimed they are not the parts of it.
        if (ledger is not { Reserved: { } reserved, ProvisionedOutsideReserved: { } provisioned } || reserved + provisioned > claimed)
        {
            return
            [
                Segment(SegmentKind.Claimed, "Claimed", claimed, "Reserved, provisioned and in use together; how it divides is not known yet."),
                Segment(SegmentKind.Free, "Free", free, FreeExplained),
            ];
        }
        return
        [
            Segment(SegmentKind.Reserved, "Reserved", reserved, "Set aside for single functions, used or not."),
            Segment(SegmentKind.Provisioned, "Provisioned outside reserved", provisioned, "Initialised environments of functions without reserved concurrency, used or not."),
            Segment(SegmentKind.InUse, "Unreserved in use", claimed - reserved - provisioned, "Running on demand in functions without reserved concurrency."),
            Segment(SegmentKind.Free, "Free", free, FreeExplained),
        ];

        CapacitySegment Segment(SegmentKind kind, string name, int value, string explanation) =>
            new(kind, name, value, limit == 0 ? 0 : (double)value / limit, explanation);
    }

    private const string FreeExplained = "Limit minus claimed: what functions without reserved concurrency can still take.";

    private static string Describe(int limit, ImmutableArray<CapacitySegment> segments) =>
        $"Of {Format.Count(limit)} concurrent executions: {string.Join(", ", segments.Select(segment => $"{segment.Name.ToLowerInvariant()} {Format.Count(segment.Value)}"))}.";
}
