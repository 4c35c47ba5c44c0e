namespace Dashboard.Components.Parts;

/// <param name="Title">What stands in the header.</param>
/// <param name="Meaning">Statistic, unit and time, in the header's tooltip.</param>
/// <param name="Sort">Null for a column that cannot be sorted by.</param>
public sealed record FunctionColumn(string Key, string Title, string Meaning, FunctionSort? Sort, bool IsNumber = true)
{
    public static IReadOnlyList<FunctionColumn> All { get; } =
    [
        new("name", "Function", "Name", FunctionSort.Name, IsNumber: false),
        new("state", "State", "Throttled in the range, near its ceiling now, normal, idle or unknown", FunctionSort.State, IsNumber: false),
        new("now", "Now", "Concurrent executions, maximum of the newest minute read", FunctionSort.Concurrency),
        new("peak", "Peak", "Concurrent executions, highest one-minute maximum in the range", FunctionSort.Peak),
        new("ceiling", "Ceiling", "What its concurrency cannot exceed: its own reserved concurrency, or what it uses of the unreserved pool plus what is free there", FunctionSort.Ceiling),
        new("headroom", "Headroom", "Ceiling minus concurrency now; the bar is the share in use", FunctionSort.Headroom),
        new("throttles", "Throttles", "Throttled requests, sum over the range", FunctionSort.Throttles),
        new("errors", "Errors", "Function errors over invocations in the range", FunctionSort.ErrorRate),
        new("p50", "p50", "Median duration, newest minute in which it ran", FunctionSort.P50),
        new("p99", "p99 / timeout", "99th percentile of duration in the worst minute of the range, and the function's timeout", FunctionSort.P99),
        new("invocations", "Invocations", "Invocations, sum over the range; throttled requests are not among them", FunctionSort.Invocations),
        new("spark", "Concurrency", "Concurrent executions over the range, each on its own scale", null, IsNumber: false),
    ];
}
