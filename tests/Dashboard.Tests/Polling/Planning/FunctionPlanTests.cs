using CsCheck;
using Dashboard.Polling;
using Dashboard.Polling.Planning;

namespace Dashboard.Tests.Polling.Planning;

public sealed class FunctionPlanTests
{
    private const long Minute = 29_000_040;

    private static readonly FunctionSigns Quiet = new(IsListed: true, IsWatched: false, HasFinding: false, null, 0, 0.3);
    private static readonly FunctionSigns Warm = Quiet with { InvocationsPerMinute = 40 };
    private static readonly FunctionSigns Hot = Warm with { IsWatched = true };

    private readonly FunctionPlan _plan = new();

    [Fact]
    public void Each_tier_is_due_at_whole_multiples_of_its_interval_and_a_new_function_at_once()
    {
        foreach (var (name, signs) in new[] { ("quiet", Quiet), ("warm", Warm), ("hot", Hot) }) _plan.Assess(name, signs, 5, Minute);
        Assert.Equal(["hot", "quiet", "warm"], Read(Minute).Order());
        Assert.Equal("hot@1 hot@2 hot@3 hot@4 hot+warm@5 hot@6 hot@7 hot@8 hot@9 hot+warm@10 hot@11 hot@12 hot@13 hot@14 hot+quiet+warm@15",
            string.Join(' ', Enumerable.Range(1, 15).Select(after => $"{string.Join('+', Read(Minute + after).Order())}@{after}")));
    }

    [Fact]
    public void The_most_urgent_are_read_first_and_of_those_equal_the_one_that_waits_longest()
    {
        foreach (var (name, signs) in new[] { ("a", Warm), ("b", Warm), ("c", Hot), ("d", Quiet) }) _plan.Assess(name, signs, 5, Minute);
        FunctionPlan.Asked(_plan.Functions["a"], Minute - 5, Minute - 9, null);
        Assert.Equal(["c", "b", "a", "d"], _plan.Due(Stretch.None, Minute).Select(due => due.Key));
    }

    [Fact]
    public void Silent_functions_are_not_read_but_once_more_when_they_were_read_before_their_minutes_settled()
    {
        _plan.Assess("f", Hot, 5, Minute);
        FunctionPlan.Asked(_plan.Functions["f"], Minute, Minute, settlesAt: Minute + 4);
        _plan.Assess("f", Quiet with { IsListed = false }, 5, Minute + 60);
        Assert.Equal(PollTier.Silent, _plan.Functions["f"].State.Tier);
        Assert.Single(_plan.Due(Stretch.None, Minute + 60));
        FunctionPlan.Asked(_plan.Functions["f"], Minute + 60, Minute + 56, settlesAt: null);
        Assert.Empty(_plan.Due(Stretch.None, Minute + 500));
    }

    [Fact]
    public void A_turn_that_comes_before_all_has_settled_does_not_stand_for_the_one_after()
    {
        var function = _plan.Assess("f", Quiet, 5, Minute);
        FunctionPlan.Asked(function, Minute, Minute, settlesAt: Minute + 4);
        FunctionPlan.Asked(function, Minute + 1, Minute - 3, settlesAt: null);
        Assert.Empty(_plan.Due(Stretch.None, Minute + 3));
        Assert.Single(_plan.Due(Stretch.None, Minute + 4));
        FunctionPlan.Asked(function, Minute + 4, Minute, settlesAt: null);
        Assert.Empty(_plan.Due(Stretch.None, Minute + 5));
    }

    [Fact]
    public void Who_becomes_hot_is_due_in_the_same_minute_again()
    {
        _plan.Assess("f", Quiet, 5, Minute);
        Assert.Equal(["f"], Read(Minute));
        Assert.Empty(_plan.Due(Stretch.None, Minute));
        _plan.Assess("f", Hot, 5, Minute);
        Assert.Equal(["f"], Read(Minute));
        Assert.Empty(_plan.Due(Stretch.None, Minute));
    }

    [Fact]
    public void A_clock_that_went_back_holds_nothing_up()
    {
        _plan.Assess("f", Warm, 5, Minute);
        Read(Minute);
        Assert.Single(_plan.Due(Stretch.None, Minute - 600));
    }

    [Fact]
    public void The_plan_costs_what_its_intervals_come_to()
    {
        _plan.Assess("quiet", Quiet, 5, Minute);
        _plan.Assess("warm", Warm, 8, Minute);
        _plan.Assess("hot", Hot, 6, Minute);
        _plan.Assess("silent", Quiet with { IsListed = false }, 5, Minute);
        Assert.Equal(new PlannedCost(6m, 5 / 15m + 8 / 5m), _plan.Cost(1));
    }

    /// <summary>The plan and the span together, over any course of tiers and of reads that fail.</summary>
    [Fact]
    public void No_minute_is_ever_left_out_and_none_stands_half_grown_once_it_was_due_again() =>
        Gen.Select(Gen.Int[1, 900], Gen.Select(Gen.Int[0, 2], Gen.Int[0, 3]).Array[20, 300]).Sample((timeoutSeconds, course) =>
        {
            var timeout = TimeSpan.FromSeconds(timeoutSeconds);
            var plan = new FunctionPlan();
            // By minute: when it was last read.
            var readAt = new Dictionary<long, long>();
            for (var minute = Minute; minute < Minute + course.Length; minute++)
            {
                var (tier, luck) = course[minute - Minute];
                var function = plan.Assess("f", tier switch { 0 => Quiet, 1 => Warm, _ => Hot }, 5, minute);
                if (!plan.Due(Stretch.None, minute).Any()) continue;
                var isOpen = function.State.Tier == PollTier.Hot || function.ReadBefore is null;
                var span = ReadSpan.Of(minute, isOpen, function.ReadBefore, timeout, null);
                var settled = minute - ReadSpan.SettledBefore(minute, timeout, null);
                if (luck > 0)
                    for (var read = span.First; read < span.End; read++) readAt[read] = minute;
                FunctionPlan.Asked(function, minute, luck > 0 ? span.End : null, isOpen ? minute + settled : null);
            }
            if (plan.Functions["f"].ReadBefore is not { } end) return true;
            var unsettled = PollWindow.UnsettledMinutes(timeout);
            for (var minute = Minute; minute < end; minute++)
            {
                if (!readAt.TryGetValue(minute, out var at)) return false;
                // Before the last read's own unsettled part everything was read after it had settled.
                if (minute < end - unsettled && at - minute - 1 < unsettled - 1) return false;
            }
            return true;
        });

    private List<string> Read(long minute)
    {
        var due = _plan.Due(Stretch.None, minute).ToList();
        foreach (var (_, function) in due) FunctionPlan.Asked(function, minute, minute, null);
        return [.. due.Select(each => each.Key)];
    }
}
