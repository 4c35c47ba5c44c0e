namespace Dashboard.Review;

/// <summary>In the order of the page.</summary>
public enum AdjustmentGroup
{
    /// <summary>A reservation that was never needed.</summary>
    StrandedReserve,
    /// <summary>Provisioned concurrency that is paid for and not used.</summary>
    OversizedProvisioned,
    Other,
}
