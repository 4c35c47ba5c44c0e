using Dashboard.Polling;
using Dashboard.Polling.Planning;

namespace Dashboard.Live;

/// <summary>How old a function's newest minute may become before something has stopped. Pure.</summary>
public static class ReadingDelay
{
    /// <summary>A round that is late, and an answer that is.</summary>
    private const int Slack = 5;

    /// <summary>Functions without metrics are known to be idle by a listing, which lags behind and is made every five minutes.</summary>
    private const int OfListing = 30;

    private const int LongestUsual = 60;

    /// <returns>Minutes.</returns>
    public static int Longest(in FunctionReading reading) => reading switch
    {
        { IsPlanned: false } => LongestUsual + Settling,
        { Tier: PollTier.Silent } => OfListing,
        // Read up to the newest minute, and not only as far as that is settled.
        { Tier: PollTier.Hot } => reading.Minutes + PollWindow.PublicationDelayMinutes + Slack,
        _ => reading.Minutes + Settling,
    };

    private static int Settling => PollWindow.UnsettledMinutes(null) + Slack;
}
