namespace Dashboard.Charts;

/// <summary>How several minutes become one point. A spike survives either way.</summary>
public enum BucketBy
{
    /// <summary>For concurrency, durations and shares: the worst minute stands for all.</summary>
    Maximum,
    /// <summary>For counts.</summary>
    Sum,
}
