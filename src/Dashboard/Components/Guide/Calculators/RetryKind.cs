namespace Dashboard.Components.Guide.Calculators;

/// <summary>The ways an invocation can fail that differ in what happens next.</summary>
public enum RetryKind { Synchronous, AsyncError, AsyncThrottle, Queue, Stream }

/// <summary>What can be set about retries.</summary>
public enum RetrySetting { Duration, Retries, EventAge, Visibility, Receives, StreamRetries, RecordAge }
