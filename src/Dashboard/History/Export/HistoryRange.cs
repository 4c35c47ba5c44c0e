namespace Dashboard.History.Export;

/// <summary>What of a scope's history is asked for.</summary>
/// <param name="Scope">Key of the account and Region.</param>
/// <param name="FromMinute">In minutes since 1970.</param>
/// <param name="EndMinute">The first that is not asked for any more.</param>
/// <param name="Function">Null: all functions.</param>
public sealed record HistoryRange(string Scope, long FromMinute, long EndMinute, string? Function = null);
