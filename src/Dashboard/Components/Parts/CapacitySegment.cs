namespace Dashboard.Components.Parts;

/// <summary>What a part of the account's concurrency limit is taken by.</summary>
public enum SegmentKind { Reserved, Provisioned, InUse, Claimed, Free }

/// <param name="Value">Concurrent executions.</param>
/// <param name="Share">Of the account's limit, 0 to 1.</param>
public sealed record CapacitySegment(SegmentKind Kind, string Name, int Value, double Share, string Explanation);
