using Dashboard.Analysis.Findings;

namespace Dashboard.Live;

/// <summary>Urgency: harm that is being done now, then state, then throttles, then share of the ceiling in use, then invocations.</summary>
public enum RowSort { Urgency, Name, State, Concurrency, PeakConcurrency, Ceiling, Headroom, Utilization, Throttles, Invocations, Errors, ErrorRate, DurationP50, DurationP99, Timeout, Memory, Runtime, Verdict, AsOf }

/// <summary>Which rows somebody wants to see, and in which order.</summary>
/// <param name="Text">Part of the name, whatever its case; empty: all.</param>
/// <param name="State">Only functions in this state; null: all.</param>
/// <param name="Verdict">Only functions of which something in this group was found; null: all.</param>
/// <param name="Pinned">Only functions that are pinned.</param>
public sealed record RowQuery(RowWindow Window = RowWindow.Minutes15, string Text = "", FunctionState? State = null, RowSort Sort = RowSort.Name, bool Descending = false, PatternGroup? Verdict = null, bool Pinned = false);
