using Dashboard.Components.Spend;
using Dashboard.Live;
using Dashboard.Polling.Planning;

namespace Dashboard.Tests.Components.Spend;

public sealed class ReadingWordsTests
{
    [Theory]
    [InlineData(PollTier.Hot, TierReason.Watched, 1, 1, false, "Read every minute: somebody looks at it.")]
    [InlineData(PollTier.Hot, TierReason.Watched, 1, 1, true, "Read every minute: it is pinned.")]
    [InlineData(PollTier.Hot, TierReason.Throttled, 1, 1, true, "Read every minute: it was throttled within the last 15 minutes.")]
    [InlineData(PollTier.Quiet, TierReason.LittleTraffic, 15, 15, false, "Read every 15 minutes: little traffic.")]
    [InlineData(PollTier.Quiet, TierReason.LittleTraffic, 15, 40, false, "Read every 40 minutes instead of 15 to stay inside the budget: little traffic.")]
    [InlineData(PollTier.Warm, TierReason.CoolingDown, 5, 5, false, "Read every 5 minutes: it was more urgent a short while ago.")]
    [InlineData(PollTier.Silent, TierReason.NothingPublished, 60, 60, false, "Not read: nothing was published of it within three hours.")]
    [InlineData(PollTier.Silent, TierReason.NothingPublished, 0, 0, false, "Not read yet.")]
    public void How_often_and_why(PollTier tier, TierReason reason, int usual, int minutes, bool isPinned, string words) =>
        Assert.Equal(words, ReadingWords.Of(new(tier, reason, usual, minutes, 5, null), isPinned).Replace('\u00a0', ' '));

    [Fact]
    public void A_pin_is_priced_before_it_is_made()
    {
        var quiet = new FunctionReading(PollTier.Quiet, TierReason.LittleTraffic, 15, 30, 6, null);
        Assert.Equal("Reads it every minute, which costs $2.59 a month at list price in place of $0.09; so does looking at it, for as long.", ReadingWords.PriceOfPin(quiet, PollPlan.None, isDemo: false));
        var plan = Plans.Of(50, Plans.Spend with { Prices = new() { PerThousandMetrics = 0.02m } }) with { Stretch = new(2, 9) };
        Assert.Equal("Reads it every 2 minutes, which would cost $2.59 a month of a real account; so does looking at it, for as long.", ReadingWords.PriceOfPin(quiet with { Tier = PollTier.Hot }, plan, isDemo: true).Replace('\u00a0', ' '));
    }
}
