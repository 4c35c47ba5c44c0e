namespace Dashboard.Analysis.Review;

public enum ChangedSetting
{
    /// <summary>Concurrency limit of the account.</summary>
    AccountLimit,
    Reserved,
    Provisioned,
    Memory,
    Timeout,
    /// <summary>The code or another setting was updated: the time of the last modification moved.</summary>
    Deployment,
    /// <summary>The function appeared.</summary>
    Existence,
}

/// <summary>A setting that the inventory saw change.</summary>
/// <param name="Function">Name; empty for the account.</param>
/// <param name="Minute">When it was seen first, in minutes since 1970; for deployments when Lambda says they happened.</param>
/// <param name="Before">As text; null when there was none.</param>
/// <param name="After">As text; null when there is none any more.</param>
public sealed record RecordedChange(string Function, long Minute, ChangedSetting Setting, string? Before, string? After);
