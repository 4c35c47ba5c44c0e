namespace Dashboard.Polling.Spend;

/// <summary>What calls to CloudWatch are made for. Names are kept in the history; their order may change.</summary>
public enum SpendPurpose
{
    /// <summary>The account's own series and its limit, every minute.</summary>
    TripWire,
    /// <summary>Looking for the functions behind the account's throttles and claims.</summary>
    Culprits,
    HotFunctions,
    WarmFunctions,
    QuietFunctions,
    /// <summary>The last days by the hour.</summary>
    Usage,
    /// <summary>The weeks before the start.</summary>
    Backfill,
    /// <summary>Listings of metrics and alarms, which are billed by request after the first million a month.</summary>
    Listings,
}
