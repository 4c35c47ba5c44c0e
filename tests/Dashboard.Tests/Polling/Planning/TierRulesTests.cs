using CsCheck;
using Dashboard.Polling.Planning;

namespace Dashboard.Tests.Polling.Planning;

public sealed class TierRulesTests
{
    private const long Minute = 29_000_000;

    private static readonly FunctionSigns Calm = new(IsListed: true, IsWatched: false, HasFinding: false, null, 0, 0.01);

    private static readonly Gen<FunctionSigns> Signs = Gen.Select(
        Gen.Bool, Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 60], Gen.Double[0, 1.2], Gen.Double[0, 5],
        (listed, watched, finding, throttledAgo, ceiling, rate) => new FunctionSigns(listed, watched == 0, finding == 0, throttledAgo > 50 ? Minute - throttledAgo : null, ceiling * ceiling, rate * rate / 5));

    [Fact]
    public void Evidence_decides_the_tier_at_once()
    {
        Assert.Equal((PollTier.Quiet, TierReason.LittleTraffic), Of(Calm));
        Assert.Equal((PollTier.Silent, TierReason.NothingPublished), Of(Calm with { IsListed = false }));
        Assert.Equal((PollTier.Warm, TierReason.Traffic), Of(Calm with { InvocationsPerMinute = 1 }));
        Assert.Equal((PollTier.Quiet, TierReason.LittleTraffic), Of(Calm with { InvocationsPerMinute = 0.99 }));
        Assert.Equal((PollTier.Warm, TierReason.Traffic), Of(Calm with { CeilingShare = 0.5 }));
        Assert.Equal((PollTier.Hot, TierReason.NearCeiling), Of(Calm with { CeilingShare = 0.7 }));
        Assert.Equal((PollTier.Warm, TierReason.Traffic), Of(Calm with { CeilingShare = 0.69 }));
        Assert.Equal((PollTier.Hot, TierReason.OpenFinding), Of(Calm with { HasFinding = true }));
        Assert.Equal((PollTier.Hot, TierReason.Throttled), Of(Calm with { LastThrottled = Minute - 14 }));
        Assert.Equal((PollTier.Quiet, TierReason.LittleTraffic), Of(Calm with { LastThrottled = Minute - 15 }));
        Assert.Equal((PollTier.Hot, TierReason.Watched), Of(Calm with { IsListed = false, IsWatched = true }));
        Assert.Equal((PollTier.Quiet, TierReason.LittleTraffic), Of(Calm with { InvocationsPerMinute = double.NaN }));
    }

    [Fact]
    public void What_was_hot_is_hot_for_ten_calm_minutes_and_warm_for_twenty_more()
    {
        var state = TierRules.Next(Calm with { IsWatched = true }, default, Minute);
        var course = Enumerable.Range(1, 40).Select(after => Pair(state = TierRules.Next(Calm, state, Minute + after))).ToArray();
        Assert.All(course[..9], tier => Assert.Equal((PollTier.Hot, TierReason.CoolingDown), tier));
        Assert.All(course[9..29], tier => Assert.Equal((PollTier.Warm, TierReason.CoolingDown), tier));
        Assert.All(course[29..], tier => Assert.Equal((PollTier.Quiet, TierReason.LittleTraffic), tier));
    }

    [Fact]
    public void Along_any_course_of_evidence_a_tier_is_reached_with_its_first_sign_and_held_for_its_quiet_time_after_the_last() =>
        Signs.Array[1, 90].Sample(course =>
        {
            var state = default(TierState);
            var wanted = new List<PollTier>();
            for (var i = 0; i < course.Length; i++)
            {
                var minute = Minute + i;
                var signs = course[i] with { LastThrottled = course[i].LastThrottled + i };
                wanted.Add(TierRules.Next(signs, default, minute).Tier);
                state = TierRules.Next(signs, state, minute);
                var expected = wanted[^Math.Min(10, i + 1)..].Contains(PollTier.Hot) ? PollTier.Hot
                    : wanted[^Math.Min(30, i + 1)..].Any(tier => tier >= PollTier.Warm) ? PollTier.Warm : wanted[^1];
                if (state.Tier != expected) return false;
            }
            return true;
        });

    [Theory]
    [InlineData(PollTier.Hot, 0, 1)]
    [InlineData(PollTier.Warm, 0, 5)]
    [InlineData(PollTier.Quiet, 0.2, 15)]
    [InlineData(PollTier.Quiet, 0.19, 30)]
    [InlineData(PollTier.Quiet, 0.034, 30)]
    [InlineData(PollTier.Quiet, 0.033, 60)]
    [InlineData(PollTier.Quiet, double.NaN, 60)]
    public void Intervals_follow_the_tier_and_for_quiet_functions_the_traffic(PollTier tier, double perMinute, int minutes) =>
        Assert.Equal(minutes, TierRules.Interval(tier, perMinute));

    private static (PollTier, TierReason) Of(FunctionSigns signs) => Pair(TierRules.Next(signs, default, Minute));

    private static (PollTier, TierReason) Pair(TierState state) => (state.Tier, state.Reason);
}
