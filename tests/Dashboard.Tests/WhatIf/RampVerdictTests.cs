using Dashboard.Analysis.WhatIf;
using Dashboard.Components.Parts;
using Dashboard.Components.WhatIf;
using Dashboard.WhatIf;

namespace Dashboard.Tests.WhatIf;

public sealed class RampVerdictTests
{
    private static readonly RampNeed Need = new(60, null, null);
    private static readonly ReservationRoom Room = new(500, 1000);

    [Theory]
    [InlineData(50, Level.Ok)]
    [InlineData(80, Level.Warning)]
    public void What_fits_says_how_much_is_to_spare(int peak, Level level)
    {
        var outcome = new RampOutcome(1, 1, peak, [new(0, 10, 1, 1, 0, 0, 0, 0)]);
        var verdict = RampVerdict.Of(Ramps.Ramp with { Limit = 100 }, RunsIn.Reservation, new(outcome, new(90, null, null)), Room);
        Assert.Equal(new(level, $"Nothing is throttled: {peak} of 100 in progress at its highest", "It needs a limit of 90: 10 to spare.", ""), verdict);
    }

    [Fact]
    public void A_full_reservation_is_named_with_its_second_its_share_and_what_would_be_enough()
    {
        var verdict = RampVerdict.Of(Ramps.Ramp, RunsIn.Reservation, Ramps.Throttled(Need, (0, 0, 0), (30, 0, 0), (50, 0, 0)), Room);
        Assert.Equal(new(Level.Critical, "Throttled from 1\u00a0s on: the reservation of 42 is full", "80 of 300 requests are rejected, 27\u00a0%.", "Reserve 60, 18 more."), verdict);
    }

    [Fact]
    public void A_reservation_the_account_has_no_room_for_names_the_limit_it_takes() => Assert.Equal(
        "Reserve 60, 18 more. The account has 50 to reserve for it: its limit must rise from 1,000 to 1,010.",
        RampVerdict.Of(Ramps.Ramp, RunsIn.Reservation, Ramps.Throttled(Need, (30, 0, 0)), new(50, 1000)).Remedy);

    [Fact]
    public void Of_the_pool_more_can_be_left_or_reserved()
    {
        var verdict = RampVerdict.Of(Ramps.Ramp, RunsIn.Pool, Ramps.Throttled(Need, (30, 0, 0)), null);
        Assert.Equal(("Throttled at once: all 42 it can take of the pool are in use", "Reserve 60 for it, or leave it 18 more in the pool."), (verdict.Title, verdict.Remedy));
    }

    [Fact]
    public void A_request_rate_names_the_rate_and_the_other_way_out()
    {
        var answer = Ramps.Throttled(Need, (0, 30, 0));
        Assert.Equal("Throttled at once: more than 420\u00a0requests/s come, 10 for each unit of the reservation", RampVerdict.Of(Ramps.Ramp, RunsIn.Reservation, answer, Room).Title);
        Assert.Equal("Throttled at once: more than 6,190\u00a0requests/s come, which is what the pool admits", RampVerdict.Of(Ramps.Ramp with { PoolRate = 6190 }, RunsIn.Pool, answer, Room).Title);
        Assert.EndsWith("Or send fewer, larger requests: the rate counts them, however short they are.", RampVerdict.Of(Ramps.Ramp, RunsIn.Reservation, answer, Room).Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_limits_are_named_in_the_order_they_are_hit()
    {
        var verdict = RampVerdict.Of(Ramps.Ramp, RunsIn.Reservation, Ramps.Throttled(new(60, 25, 90), (0, 0, 20), (10, 0, 30), (25, 0, 0)), Room);
        Assert.Equal("Throttled at once: more than 1,000 new environments are needed within 10\u00a0s", verdict.Title);
        Assert.Equal("85 of 300 requests are rejected, 28\u00a0%: 50 by the scaling rate, at once; 35 by the concurrency limit, from 1\u00a0s on.", verdict.Detail);
        Assert.Equal("Reserve 60, 18 more. Besides, have 25 provisioned before it begins, or let it rise over 1\u00a0min 30\u00a0s instead of 2\u00a0s.", verdict.Remedy);
    }

    [Fact]
    public void The_scaling_rate_alone_wants_no_other_limit() => Assert.Equal(
        "Have 25 provisioned before it begins.", RampVerdict.Of(Ramps.Ramp, RunsIn.Reservation, Ramps.Throttled(new(40, 25, null), (0, 0, 20)), Room).Remedy);

    [Fact]
    public void Of_a_reservation_of_none_all_is_throttled() => Assert.Equal(
        "Every request is throttled: the limit is 0", RampVerdict.Of(Ramps.Ramp with { Limit = 0 }, RunsIn.Reservation, Ramps.Throttled(Need, (100, 0, 0)), Room).Title);
}
