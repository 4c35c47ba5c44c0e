using Dashboard.Polling.Planning;
using Dashboard.Polling.Spend;

namespace Dashboard.Components.Spend;

/// <summary>Enumerations of polling in plain words.</summary>
public static class SpendWords
{
    public static string Word(this SpendPurpose purpose) => purpose switch
    {
        SpendPurpose.TripWire => "The account's own series",
        SpendPurpose.Culprits => "Looking for who is behind throttles",
        SpendPurpose.HotFunctions => "Urgent functions",
        SpendPurpose.WarmFunctions => "Busy functions",
        SpendPurpose.QuietFunctions => "Quiet functions",
        SpendPurpose.Usage => "Last 14 days by the hour",
        SpendPurpose.Backfill => "Weeks before the start",
        _ => "Listings of metrics and alarms",
    };

    public static string Word(this PollTier tier) => tier switch
    {
        PollTier.Hot => "Urgent",
        PollTier.Warm => "Busy",
        PollTier.Quiet => "Quiet",
        _ => "Silent",
    };
}
