using Dashboard.Live;

namespace Dashboard.Components.Parts;

/// <param name="Title">What stands in the header.</param>
/// <param name="Meaning">Statistic, unit and time, in the header's tooltip.</param>
/// <param name="Sort">Null for a column that cannot be sorted by.</param>
public sealed record FunctionColumn(string Key, string Title, string Meaning, RowSort? Sort, bool IsNumber = true)
{
    public static IReadOnlyList<FunctionColumn> All { get; } =
    [
        new("name", "Function", "Name", RowSort.Name, IsNumber: false),
        new("state", "State", "Throttled in the range, near its ceiling now, normal, idle or unknown", RowSort.State, IsNumber: false),
        new("verdict", "Verdict", "What was found of it, the most urgent; the State beside it is what the range's numbers say", RowSort.Verdict, IsNumber: false),
        new("asof", "As of", "End of the newest minute read, where that is more than ten minutes ago: functions in which little goes on are read rarely, and their range ends then", RowSort.AsOf, IsNumber: false),
        new("now", "Now", "Concurrent executions, maximum of the newest minute read", RowSort.Concurrency),
        new("peak", "Peak", "Concurrent executions, highest one-minute maximum in the range", RowSort.PeakConcurrency),
        new("ceiling", "Ceiling", "What its concurrency cannot exceed: its own reserved concurrency, or what it uses of the unreserved pool plus what is free there", RowSort.Ceiling),
        new("headroom", "Headroom", "Ceiling minus concurrency now; the bar is the share in use", RowSort.Headroom),
        new("throttles", "Throttles", "Throttled requests, sum over the range", RowSort.Throttles),
        new("errors", "Errors", "Function errors over invocations in the range", RowSort.ErrorRate),
        new("p50", "p50", "Median duration, newest minute in which it ran", RowSort.DurationP50),
        new("p99", "p99 / timeout", "99th percentile of duration in the worst minute of the range, and the function's timeout", RowSort.DurationP99),
        new("invocations", "Invocations", "Invocations, sum over the range; throttled requests are not among them", RowSort.Invocations),
        new("spark", "Trend", "Concurrent executions over the range, each on its own scale", null, IsNumber: false),
    ];
}
