namespace Dashboard.Benchmarks.Spend;

/// <summary>Throttles of one function in one minute, and when they could be seen and were.</summary>
/// <param name="PublishedAt">When both the function's throttles of the minute and the account's, these among them, were published.</param>
internal sealed record WatchedThrottle(string Function, long Minute, PlannedThrottle Planned, DateTimeOffset PublishedAt)
{
    /// <summary>When a published snapshot had the function's throttles of the minute; null while none has.</summary>
    public DateTimeOffset? NamedAt { get; set; }

    /// <summary>From being published to being named; null when never. Who is named by a read of its own before the account's series show it was named at once.</summary>
    public TimeSpan? Delay => NamedAt is not { } named ? null : named > PublishedAt ? named - PublishedAt : TimeSpan.Zero;
}
