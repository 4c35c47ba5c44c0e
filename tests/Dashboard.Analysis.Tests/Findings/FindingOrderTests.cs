using Dashboard.Analysis.Findings;

namespace Dashboard.Analysis.Tests.Findings;

public sealed class FindingOrderTests
{
    [Fact]
    public void Harm_outranks_counts_and_what_goes_on_outranks_what_is_over()
    {
        Finding[] ranked =
        [
            Of("lost", Harm.Lost, requests: 3, ongoing: true),
            Of("rejected", Harm.Rejected, requests: 10, ongoing: true),
            Of("rejected-less", Harm.Rejected, requests: 9, ongoing: true),
            Of("slower", Harm.Slower, requests: 100_000, ongoing: true),
            Of("over", Harm.Lost, requests: 900_000, ongoing: false),
            Of("advice", Harm.Advice, requests: null, ongoing: true),
        ];
        Assert.Equal(ranked, ranked.Reverse().Order(FindingOrder.Urgency));
    }

    [Fact]
    public void Of_equal_harm_the_surer_comes_first_then_more_requests_then_the_newer_then_the_name()
    {
        Finding[] ranked =
        [
            Of("d", Harm.Rejected, requests: 1, ongoing: true) with { Confidence = Confidence.Proved },
            Of("c", Harm.Rejected, requests: 8, ongoing: true),
            Of("z", Harm.Rejected, requests: 5, ongoing: true) with { Minutes = [new(5, 9)] },
            Of("a", Harm.Rejected, requests: 5, ongoing: true),
            Of("b", Harm.Rejected, requests: 5, ongoing: true),
        ];
        Assert.Equal(ranked, ranked.Reverse().Order(FindingOrder.Urgency));
    }

    [Fact]
    public void Minutes_that_hold_become_ranges_and_short_gaps_are_bridged()
    {
        bool[] holds = [true, true, false, true, false, false, false, true];
        Assert.Equal([new(10, 11), new(13, 13), new(17, 17)], MinuteRange.Of(holds, 10));
        Assert.Equal([new(10, 13), new(17, 17)], MinuteRange.Of(holds, 10, gap: 1));
        Assert.Equal([new(10, 17)], MinuteRange.Of(holds, 10, gap: 3));
    }

    private static Finding Of(string function, Harm harm, long? requests, bool ongoing) => new()
    {
        Pattern = Pattern.ReservedCap,
        Slot = 0,
        Function = function,
        Confidence = Confidence.Likely,
        Harm = harm,
        Requests = requests,
        IsOngoing = ongoing,
        Evidence = new(new("peak", 1), new("limit", 1)),
        Minutes = [new(1, 2)],
    };
}
