namespace Dashboard.Components;

/// <summary>Columns the functions can be sorted by. Urgency: state, then throttles, then nearness to the ceiling.</summary>
public enum FunctionSort { Urgency, Name, State, Concurrency, Peak, Ceiling, Headroom, Throttles, ErrorRate, P50, P99, Invocations }
