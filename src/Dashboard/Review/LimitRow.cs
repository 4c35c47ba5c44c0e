namespace Dashboard.Review;

/// <summary>A limit to adjust, and for a week that is over what has become of it since.</summary>
/// <param name="Standing">Null for what is recommended right now.</param>
public sealed record LimitRow(Adjustment Adjustment, LimitStanding? Standing)
{
    /// <summary>It can be decided on: what was withdrawn meanwhile cannot.</summary>
    public bool IsOpen => Standing is null or { Recommended.Until: null };
}
