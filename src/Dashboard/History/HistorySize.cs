namespace Dashboard.History;

/// <summary>How much of a scope is kept.</summary>
/// <param name="FirstHour">Oldest hour, in hours since 1970; null when nothing was packed yet.</param>
/// <param name="LastMinute">Newest minute, in minutes since 1970; null when there is none.</param>
/// <param name="Bytes">Of the whole file, all scopes.</param>
public sealed record HistorySize(long? FirstHour, long? LastMinute, int Functions, long Bytes);
