using System.Collections.Immutable;
using CsCheck;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Live;
using Dashboard.Polling.Planning;
using Dashboard.Tests.Components.Findings;

namespace Dashboard.Tests.Live;

public class FunctionRowBuilderTests
{
    [Fact]
    public void A_reservation_is_the_ceiling()
    {
        var row = new Fleet().Add("f", f => f with { Reserved = ReservedConcurrency.Of(50) }).Run("f", 20).Row("f");
        Assert.Equal((CeilingKind.Reserved, 50, 30, 0.4), (row.CeilingKind, row.Ceiling, row.Headroom, row.Utilization));
        Assert.Equal(FunctionState.Normal, row.State);
    }

    [Theory]
    [InlineData(39, FunctionState.Normal)]
    [InlineData(40, FunctionState.NearCeiling)]
    [InlineData(50, FunctionState.NearCeiling)]
    public void Four_fifths_of_the_ceiling_are_near_it(float concurrency, FunctionState state) =>
        Assert.Equal(state, new Fleet().Add("f", f => f with { Reserved = ReservedConcurrency.Of(50) }).Run("f", concurrency).Row("f").State);

    [Fact]
    public void Reserved_zero_is_turned_off_and_has_no_utilization()
    {
        var row = new Fleet().Add("f", f => f with { Reserved = ReservedConcurrency.Of(0) })
            .Set("f", FunctionMetric.Invocations, 0, 0).Set("f", FunctionMetric.Throttles, 0, 4).Row("f");
        Assert.Equal((CeilingKind.TurnedOff, 0, 0, null), (row.CeilingKind, row.Ceiling, row.Headroom, row.Utilization));
        Assert.Equal(FunctionState.Throttled, row.State);
    }

    [Fact]
    public void Without_a_reservation_the_ceiling_is_what_the_function_uses_and_what_is_free_of_the_limit()
    {
        var row = new Fleet().Add("f").Run("f", 20).Set(AccountMetric.ClaimedAccountConcurrency, 1, 700).Row("f");
        Assert.Equal((CeilingKind.UnreservedPool, 320, 300), (row.CeilingKind, row.Ceiling, row.Headroom));
    }

    [Fact]
    public void Idle_provisioned_concurrency_is_headroom_beside_what_is_free()
    {
        var provisioned = new ProvisionedConcurrency("live", 50, 50, 50, "READY", null);
        var row = new Fleet().Add("f", f => f with { Provisioned = [provisioned] }).Run("f", 20).Set(AccountMetric.ClaimedAccountConcurrency, 0, 700).Row("f");
        Assert.Equal((350, 330), (row.Ceiling, row.Headroom));
    }

    [Fact]
    public void An_unknown_limit_or_an_old_claim_leaves_the_ceiling_of_the_pool_unknown()
    {
        Assert.Null(new Fleet { Limits = null }.Add("f").Run("f", 20).Set(AccountMetric.ClaimedAccountConcurrency, 0, 700).Row("f").Ceiling);
        Assert.Null(new Fleet().Add("f").Run("f", 20).Set(AccountMetric.ClaimedAccountConcurrency, 20, 700).Row("f").Ceiling);
    }

    [Fact]
    public void An_unknown_reservation_and_managed_instances_have_no_ceiling()
    {
        var fleet = new Fleet().Add("unknown", f => f with { Reserved = ReservedConcurrency.Unknown }).Add("managed", f => f with { OnManagedInstances = true })
            .Run("unknown", 1).Run("managed", 1).Set(AccountMetric.ClaimedAccountConcurrency, 0, 700);
        Assert.Equal((CeilingKind.Unknown, null), (fleet.Row("unknown").CeilingKind, fleet.Row("unknown").Ceiling));
        Assert.Equal((CeilingKind.ManagedInstances, null), (fleet.Row("managed").CeilingKind, fleet.Row("managed").Ceiling));
    }

    [Fact]
    public void What_was_never_read_is_unknown_and_not_zero()
    {
        var row = new Fleet().Add("f").Row("f");
        Assert.Equal((null, null, null, null, null), (row.Concurrency, row.PeakConcurrency, row.Invocations, row.Throttles, row.ErrorRate));
        Assert.Equal(FunctionState.Unknown, row.State);
        Assert.Equal("", row.Sparkline);
    }

    [Fact]
    public void An_idle_minute_is_zero_concurrency_although_none_is_published()
    {
        var row = new Fleet().Add("f").Run("f", 7, ago: 5).Set("f", FunctionMetric.Invocations, 4, 0).Row("f");
        Assert.Equal((0, 7, FunctionState.Normal), (row.Concurrency, row.PeakConcurrency, row.State));
        Assert.Equal(FunctionState.Idle, new Fleet().Add("f").Set("f", FunctionMetric.Invocations, 4, 0).Row("f").State);
    }

    [Fact]
    public void The_range_of_a_function_that_is_read_rarely_ends_with_its_own_newest_minute()
    {
        var fleet = new Fleet().Add("f").Add("fresh").Run("f", 9, throttles: 1, ago: 55).Run("f", 7, throttles: 2, ago: 54).Run("f", 5, throttles: 3, ago: 41)
            .Set("f", FunctionMetric.Invocations, 40, 0).Run("fresh", 7, ago: 15).Run("fresh", 5, ago: 10);
        var row = fleet.Row("f");
        Assert.Equal((FunctionState.Throttled, 0, 7, 120L, 5L), (row.State, row.Concurrency, row.PeakConcurrency, row.Invocations, row.Throttles));
        Assert.Equal(Fleet.Now - 39, row.AsOf);
        Assert.Equal((9, 6L), (fleet.Row("f", RowWindow.Minutes60).PeakConcurrency, fleet.Row("f", RowWindow.Minutes60).Throttles));
        // Ten minutes are not worth a word.
        Assert.Equal((null, 5, 50L), (fleet.Row("fresh").AsOf, fleet.Row("fresh").PeakConcurrency, fleet.Row("fresh").Invocations));
    }

    [Fact]
    public void Throttles_that_were_looked_for_count_although_the_rest_is_older()
    {
        var row = new Fleet().Add("f").Run("f", 5, ago: 30).Set("f", FunctionMetric.Throttles, 2, 8).Row("f");
        Assert.Equal((FunctionState.Throttled, 8L, Fleet.Now - 29), (row.State, row.Throttles, row.AsOf));
    }

    [Theory]
    [InlineData(18)]
    [InlineData(40)]
    [InlineData(78)]
    [InlineData(170)]
    public void A_function_that_was_idle_when_it_was_last_read_is_idle_and_not_unknown(int ago)
    {
        var row = new Fleet().Add("f").Set("f", FunctionMetric.Invocations, ago, 0).Row("f");
        Assert.Equal((FunctionState.Idle, 0, 0L, 0), (row.State, row.Concurrency, row.Invocations, row.PeakConcurrency));
    }

    [Theory]
    [InlineData(PollTier.Hot, 1, 9, false)]
    [InlineData(PollTier.Hot, 5, 13, false)]
    [InlineData(PollTier.Hot, 5, 14, true)]
    [InlineData(PollTier.Warm, 5, 28, false)]
    [InlineData(PollTier.Warm, 5, 29, true)]
    [InlineData(PollTier.Quiet, 60, 83, false)]
    [InlineData(PollTier.Quiet, 60, 84, true)]
    [InlineData(PollTier.Quiet, 150, 160, false)]
    [InlineData(PollTier.Silent, 60, 30, false)]
    [InlineData(PollTier.Silent, 60, 31, true)]
    public void Figures_are_stale_once_they_should_have_been_read_again(PollTier tier, int minutes, int age, bool isStale)
    {
        var fleet = new Fleet { Plan = PollPlan.None with { BySlot = [new(tier, default, minutes, minutes, 5, null)] } };
        Assert.Equal(isStale, fleet.Add("f").Set("f", FunctionMetric.Invocations, age, 1).Row("f").IsStale);
    }

    [Fact]
    public void A_pin_is_part_of_the_row()
    {
        var fleet = new Fleet { Plan = PollPlan.None with { Pinned = ["a"] } }.Add("a").Add("b").Run("a", 5).Run("b", 5);
        Assert.Equal((true, false), (fleet.Row("a").IsPinned, fleet.Row("b").IsPinned));
    }

    /// <summary>In any fleet, whatever is known when: vectors and remainders, ranges that end now and before.</summary>
    [Fact]
    public void Every_range_holds_exactly_its_own_minutes() =>
        Gen.Select(Gen.Int[0, 120], Gen.Int[0, 9]).Array[1, 13].Sample(functions =>
        {
            var fleet = new Fleet();
            for (var f = 0; f < functions.Length; f++)
            {
                fleet.Add($"f{f:00}");
                for (var ago = functions[f].Item1; ago < 180; ago++) fleet.Run($"f{f:00}", (ago + functions[f].Item2) % 50, ago: ago);
            }
            var rows = fleet.Snapshot().Rows.Over(RowWindow.Minutes15);
            return functions.Select((f, i) => (Newest: f.Item1, Phase: f.Item2, Row: rows[i])).All(each =>
            {
                var first = each.Newest > WindowTotals.FreshMinutes ? each.Newest : 0;
                var minutes = Enumerable.Range(first, 15).Where(ago => ago >= each.Newest).Select(ago => (ago + each.Phase) % 50).ToArray();
                return each.Row.Invocations == minutes.Sum() * 10 && each.Row.PeakConcurrency == minutes.Max();
            });
        });

    [Fact]
    public void Sums_peaks_and_percentiles_are_of_the_window_alone()
    {
        var fleet = new Fleet().Add("f").Run("f", 90, throttles: 5, ago: 15).Run("f", 10, throttles: 2, ago: 14).Run("f", 4, ago: 1)
            .Set("f", FunctionMetric.Errors, 14, 10).Set("f", FunctionMetric.Errors, 1, 4)
            .Set("f", FunctionMetric.DurationP50, 14, 100).Set("f", FunctionMetric.DurationP50, 1, 50)
            .Set("f", FunctionMetric.DurationP99, 14, 900).Set("f", FunctionMetric.DurationP99, 1, 300);
        var row = fleet.Row("f");
        Assert.Equal((4, 10, 140L, 14L, 2L), (row.Concurrency, row.PeakConcurrency, row.Invocations, row.Errors, row.Throttles));
        Assert.Equal((0.1, 50.0, 900.0), (row.ErrorRate, row.DurationP50, row.DurationP99));
        Assert.Equal((90, 7L), (fleet.Row("f", RowWindow.Minutes60).PeakConcurrency, fleet.Row("f", RowWindow.Minutes60).Throttles));
    }

    [Fact]
    public void Rows_in_which_nothing_changed_keep_their_instance()
    {
        var fleet = new Fleet().Add("a").Add("b").Run("a", 5).Run("b", 5);
        var before = fleet.Snapshot().Rows.Over(RowWindow.Minutes60);
        fleet.Run("b", 6);
        var snapshot = fleet.Snapshot();
        var after = FunctionRowBuilder.Build(snapshot.Minutes, snapshot.Slots, snapshot.Functions, snapshot.Ledger, null, PollPlan.None, RowWindow.Minutes60, before);
        Assert.Same(before[0], after[0]);
        Assert.NotSame(before[1], after[1]);
    }

    [Fact]
    public void A_row_has_the_most_urgent_verdict_and_all_groups_and_keeps_its_instance_while_they_hold()
    {
        var snapshot = new Fleet().Add("a").Add("b").Run("a", 5).Snapshot();
        Finding[] findings = [Found.ReservedCap("a") with { Slot = 0 }, Found.Of(Pattern.LayersAtLimit, "a", Harm.Advice) with { Slot = 0 }];
        var before = Build(findings, default);
        Assert.Equal(new Verdict(Pattern.ReservedCap, Confidence.Proved, Harm.Rejected, IsOngoing: true), before[0].Verdict);
        Assert.True(before[0].Found.Contains(PatternGroup.Throttling) && before[0].Found.Contains(PatternGroup.Configuration));
        Assert.Null(before[1].Verdict);

        Assert.Same(before[0], Build([findings[0] with { Requests = 9_999 }, findings[1]], before)[0]);
        Assert.NotSame(before[0], Build([findings[0]], before)[0]);

        ImmutableArray<FunctionRow> Build(Finding[] found, ImmutableArray<FunctionRow> previous)
        {
            var analysis = new AccountAnalysis(new() { Minutes = snapshot.Minutes, Functions = snapshot.Functions, Slots = snapshot.Slots }, [.. found]);
            return FunctionRowBuilder.Build(snapshot.Minutes, snapshot.Slots, snapshot.Functions, snapshot.Ledger, analysis, PollPlan.None, RowWindow.Minutes60, previous);
        }
    }

    [Fact]
    public void The_sparkline_spans_the_box_keeps_the_peak_and_leaves_gaps()
    {
        var fleet = new Fleet().Add("f").Run("f", 10, ago: 14).Run("f", 5, ago: 13).Run("f", 10, ago: 0);
        Assert.Equal("M0 1L7.1 12M100 1h.5", fleet.Row("f").Sparkline);
        Assert.Equal("", new Fleet().Add("f").Set("f", FunctionMetric.Invocations, 0, 0).Row("f").Sparkline);
    }

    [Fact]
    public void Three_hours_are_drawn_in_sixty_points_and_a_spike_of_one_minute_does_not_vanish()
    {
        var fleet = new Fleet().Add("f");
        for (var ago = 0; ago < 180; ago++) fleet.Run("f", ago == 100 ? 50 : 1, ago: ago);
        var path = fleet.Row("f", RowWindow.Minutes180).Sparkline;
        Assert.Equal(60, path.Count(c => c is 'M' or 'L'));
        Assert.Single(path.Split('M', 'L'), point => point.EndsWith(" 1", StringComparison.Ordinal));
    }
}
