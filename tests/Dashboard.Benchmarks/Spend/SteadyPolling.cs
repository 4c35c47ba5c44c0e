namespace Dashboard.Benchmarks.Spend;

/// <summary>
/// Somebody who asks for the same metrics again and again at a fixed interval, and sees at each turn whatever is published by then. Worked
/// out from times and prices alone.
/// </summary>
/// <param name="Metrics">Asked for at each turn.</param>
/// <param name="Minutes">Between two turns.</param>
internal sealed record SteadyPolling(string Name, int Metrics, int Minutes)
{
    /// <summary>Of a function: concurrency, invocations, errors, throttles and duration, as exporters have them.</summary>
    public const int MetricsOfFunction = 5;

    /// <summary>Its own series: all concurrency, the unreserved, the claimed, invocations, errors, throttles and duration.</summary>
    public const int MetricsOfAccount = 7;

    public static SteadyPolling Everything(int functions, int minutes) =>
        new(minutes == 1 ? "everything each minute" : $"everything each {minutes} minutes", functions * MetricsOfFunction + MetricsOfAccount, minutes);

    /// <summary>What is read in any case and names nobody.</summary>
    public static SteadyPolling TripWire { get; } = new("trip-wire alone", MetricsOfAccount, 1);

    public double MetricsPerMinute => (double)Metrics / Minutes;

    /// <param name="start">Of its first turn.</param>
    public Delays DelaysOf(IEnumerable<WatchedThrottle> throttles, DateTimeOffset start)
    {
        var every = TimeSpan.FromMinutes(Minutes);
        return Delays.Of(throttles.Select(throttle => Metrics <= MetricsOfAccount ? (TimeSpan?)null : start + every * Math.Ceiling((throttle.PublishedAt - start) / every) - throttle.PublishedAt));
    }
}
