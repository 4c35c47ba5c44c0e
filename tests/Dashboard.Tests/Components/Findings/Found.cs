using Dashboard.Analysis.Findings;

namespace Dashboard.Tests.Components.Findings;

/// <summary>Findings written by hand, at the time of the tests' snapshots: 12:34 UTC, newest minute 12:33.</summary>
internal static class Found
{
    public static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero);

    /// <summary>The minute of a time of day.</summary>
    public static long At(int hour, int minute) => new DateTimeOffset(2026, 11, 23, hour, minute, 0, TimeSpan.Zero).ToUnixTimeSeconds() / 60;

    public static Finding ReservedCap(string function, double peak = 50, double reserved = 50, long requests = 40) =>
        Throttling(Pattern.ReservedCap, function, requests) with { Evidence = new(new("peak concurrency", peak), new("reserved concurrency", reserved)) };

    /// <param name="function">Empty for the account.</param>
    public static Finding PoolUsed(string function, long requests) =>
        Throttling(Pattern.PoolUsed, function, requests) with { Evidence = new(new("claimed concurrency", 1_000), new("account limit", 1_000)) };

    public static Finding Throttling(Pattern pattern, string function, long requests) => Of(pattern, function, Harm.Rejected) with
    {
        Minutes = [new(At(12, 20), At(12, 33))],
        Requests = requests,
    };

    public static Finding Of(Pattern pattern, string function, Harm harm, bool isOngoing = true) => new()
    {
        Pattern = pattern,
        Slot = function.Length == 0 ? Finding.Account : function.Sum(letter => letter),
        Function = function,
        Confidence = Confidence.Proved,
        Harm = harm,
        Evidence = new(new("seen", 3), new("allowed", 2)),
        IsOngoing = isOngoing,
    };
}
