using System.Collections.Immutable;
using Dashboard.Analysis.Delivery;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Delivery;

public sealed class SourceConcurrencyRuleTests
{
    private readonly SourceConcurrencyRule _rule = new();

    [Theory]
    [InlineData(31, false)]
    [InlineData(30, false)]
    [InlineData(29, true)]
    public void The_sources_together_must_fit_into_the_reservation(int reserved, bool isFound)
    {
        var finding = Examine(f => f.Run(0, 180, 100, 200), ReservedConcurrency.Of(reserved), 10, 20);
        Assert.Equal(isFound, finding is not null);
        if (finding is null) return;
        Assert.Equal((Harm.AtRisk, 30.0, 29.0), (finding.Harm, finding.Evidence.Observed.Value, finding.Evidence.Threshold.Value));
        Assert.Empty(finding.Minutes);
    }

    [Fact]
    public void Throttles_show_that_it_does_not_fit()
    {
        var finding = Examine(f => f.Run(0, 180, 100, 200).Set(FunctionMetric.Throttles, 100, 5, 30), ReservedConcurrency.Of(20), 10, 20)!;
        Assert.Equal((Harm.BackingUp, 150L, 5), (finding.Harm, finding.Requests, finding.Minutes[0].Minutes));
    }

    [Fact]
    public void Sources_that_are_turned_off_take_nothing() =>
        Assert.Null(Examine(f => f.Run(0, 180, 100, 200), ReservedConcurrency.Of(20), [Source(15), Source(10) with { State = "Disabled" }]));

    [Theory]
    [InlineData(9, 10, false)]
    [InlineData(10, 9, false)]
    [InlineData(10, 10, true)]
    [InlineData(11, 11, true)]
    public void Ten_minutes_at_the_maximum_may_hold_a_queue_up(int minutes, float concurrency, bool isFound)
    {
        var finding = Examine(f => f.Run(0, 180, 100, 200, 3).Set(FunctionMetric.ConcurrentExecutions, 100, minutes, concurrency), ReservedConcurrency.None, 10);
        Assert.Equal(isFound, finding is not null);
        if (finding is null) return;
        Assert.Equal((Confidence.Possible, Harm.AtRisk, Source(10).SourceArn), (finding.Confidence, finding.Harm, finding.Subject));
    }

    [Fact]
    public void A_source_without_a_maximum_is_not_held_up() =>
        Assert.Null(Examine(f => f.Run(0, 180, 100, 200, 10), ReservedConcurrency.None, [Source(10), Source(null)]));

    [Fact]
    public void Missing_minutes_do_not_count()
    {
        Assert.Null(Examine(
            f => f.Run(0, 180, 100, 200, 3).Set(FunctionMetric.ConcurrentExecutions, 100, 12, 10).Set(FunctionMetric.ConcurrentExecutions, 103, 3, float.NaN),
            ReservedConcurrency.None, 10));
    }

    [Fact]
    public void Unknown_sources_and_reservations_say_nothing()
    {
        Assert.Null(Examine(f => f.Run(0, 180, 100, 200), ReservedConcurrency.Unknown, 10, 20));
        Assert.Null(Examine(f => f.Run(0, 180, 100, 200), ReservedConcurrency.Of(5), default(ImmutableArray<EventSource>?)));
    }

    private static EventSource Source(int? maximum) => new("id", "arn:aws:sqs:eu-west-1:123456789012:queue", "Enabled", 10, maximum);

    private Finding? Examine(Action<FunctionScript> write, ReservedConcurrency reserved, params int[] maxima) =>
        Examine(write, reserved, [.. maxima.Select(maximum => Source(maximum))]);

    private Finding? Examine(Action<FunctionScript> write, ReservedConcurrency reserved, ImmutableArray<EventSource>? sources)
    {
        var account = new AccountScript();
        write(account.Add("f", c => c with { Reserved = reserved, EventSources = sources }));
        return account.Examine(_rule).SingleOrDefault();
    }
}
