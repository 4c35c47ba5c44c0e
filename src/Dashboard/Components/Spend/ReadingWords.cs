using Dashboard.Analysis.Model;
using Dashboard.Live;
using Dashboard.Polling.Planning;

namespace Dashboard.Components.Spend;

/// <summary>How one function is read, and why, in words.</summary>
public static class ReadingWords
{
    private const int MinutesInMonth = 30 * 24 * 60;

    /// <summary>"Read every minute: somebody looks at it.", "Read every 40 minutes instead of 15 to stay inside the budget: little traffic."</summary>
    public static string Of(in FunctionReading reading, bool isPinned) => reading switch
    {
        { IsPlanned: false } => "Not read yet.",
        { Tier: PollTier.Silent } => "Not read: nothing was published of it within three hours.",
        _ when reading.Minutes > reading.Usual => $"Read {Intervals.Instead(reading.Minutes, reading.Usual)} to stay inside the budget: {Why(reading.Reason, isPinned)}.",
        _ => $"Read {Intervals.Every(reading.Minutes)}: {Why(reading.Reason, isPinned)}.",
    };

    /// <summary>What reading it as often as an urgent function costs, before that is begun.</summary>
    public static string PriceOfPin(in FunctionReading reading, PollPlan plan, bool isDemo)
    {
        var (often, prices) = (plan.Stretch.Apply(PollTier.Hot, 1), plan.Spend.Prices);
        if (!reading.IsPlanned) return $"Reads it {Intervals.Every(often)}.";
        var price = Format.Dollars(Monthly(reading.Metrics, often, prices));
        var cost = isDemo ? $"would cost {price} a month of a real account" : $"costs {price} a month at list price";
        return reading is { Tier: PollTier.Warm or PollTier.Quiet }
            ? $"Reads it {Intervals.Every(often)}, which {cost} in place of {Format.Dollars(Monthly(reading.Metrics, reading.Minutes, prices))}; so does looking at it, for as long."
            : $"Reads it {Intervals.Every(often)}, which {cost}; so does looking at it, for as long.";
    }

    private static decimal Monthly(int metrics, int minutes, PriceTable prices) => (decimal)metrics * MinutesInMonth / minutes * prices.PerThousandMetrics / 1_000;

    private static string Why(TierReason reason, bool isPinned) => reason switch
    {
        TierReason.Watched => isPinned ? "it is pinned" : "somebody looks at it",
        TierReason.Throttled => $"it was throttled within the last {TierRules.ThrottledLatelyMinutes} minutes",
        TierReason.NearCeiling => "it is near what holds its concurrency",
        TierReason.OpenFinding => "something found in it goes on",
        TierReason.CoolingDown => "it was more urgent a short while ago",
        TierReason.Traffic => "steady traffic",
        _ => "little traffic",
    };
}
