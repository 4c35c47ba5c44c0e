namespace Dashboard.Polling.Planning;

/// <summary>What decides how often a function is read.</summary>
/// <param name="IsListed">CloudWatch lists metrics of it that had data within three hours.</param>
/// <param name="IsWatched">Somebody looks at its page, or pinned it.</param>
/// <param name="HasFinding">Something found in its minutes goes on.</param>
/// <param name="LastThrottled">Newest minute in which it was throttled, in minutes since 1970; null when none is known.</param>
/// <param name="CeilingShare">
/// Highest one-minute concurrency of late as a share of what holds it, 0 to 1 and beyond: its reservation, its provisioned concurrency, or a
/// pool of which it takes a good part. 0 when unknown.
/// </param>
/// <param name="InvocationsPerMinute">Over the minutes of the last hour that are known; NaN when none is.</param>
public readonly record struct FunctionSigns(bool IsListed, bool IsWatched, bool HasFinding, long? LastThrottled, double CeilingShare, double InvocationsPerMinute);
