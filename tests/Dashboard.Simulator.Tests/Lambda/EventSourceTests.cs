using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Lambda.Truth;

namespace Dashboard.Simulator.Tests.Lambda;

public sealed class EventSourceTests
{
    [Fact]
    public void A_failing_asynchronous_event_is_tried_three_times_over_three_minutes_and_dropped()
    {
        var behaviour = Simulated.Steady(0, 50) with { Arrivals = [new BurstArrivals(10, 600, Simulated.StartMinute, 1)], Source = InvocationSource.Asynchronous, ErrorRate = 1 };
        var simulated = Simulated.Of(1000, Simulated.Function("f", behaviour)).Advance(TimeSpan.FromMinutes(10));
        var events = simulated.Sum("AsyncEventsReceived", "f");
        Assert.Equal(3 * events, simulated.Sum("Invocations", "f"));
        Assert.Equal(events, simulated.Sum("AsyncEventsDropped", "f"));
        Assert.InRange(simulated.Read("AsyncEventAge", "f").Max(m => m.Set.Maximum), 180_000, 181_000);
    }

    [Fact]
    public void Throttled_asynchronous_events_wait_and_are_all_run_in_the_end()
    {
        var behaviour = Simulated.Steady(0, 1000) with { Arrivals = [new BurstArrivals(20, 600, Simulated.StartMinute, 3)], Source = InvocationSource.Asynchronous };
        var simulated = Simulated.Of(1000, Simulated.Function("f", behaviour, f => f with { ReservedConcurrency = 10 })).Advance(TimeSpan.FromMinutes(45));
        Assert.Equal(simulated.Sum("AsyncEventsReceived", "f"), simulated.Sum("Invocations", "f"));
        Assert.True(simulated.Sum("Throttles", "f") > simulated.Sum("Invocations", "f"));
        Assert.True(simulated.Read("AsyncEventAge", "f").Max(m => m.Set.Maximum) > 120_000);
        Assert.All(simulated.Of("f"), m => Assert.Equal(m.Throttles, m.Throttled.Of(ThrottleReason.ReservedFunctionConcurrentInvocationLimitExceeded)));
    }

    [Fact]
    public void New_asynchronous_events_of_a_switched_off_function_are_dropped_at_once()
    {
        var behaviour = Simulated.Steady(5, 100) with { Source = InvocationSource.Asynchronous, DeadLetterFailureRate = 1 };
        var simulated = Simulated.Of(1000, Simulated.Function("f", behaviour, f => f with { ReservedConcurrency = 0, DeadLetterTargetArn = "arn:aws:sqs:us-east-1:123456789012:f" }))
            .Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(simulated.Sum("AsyncEventsReceived", "f"), simulated.Sum("AsyncEventsDropped", "f"));
        Assert.Equal(simulated.Sum("AsyncEventsDropped", "f"), simulated.Sum("DeadLetterErrors", "f"));
        Assert.Equal((0, 0), (simulated.Sum("Invocations", "f"), simulated.Sum("Throttles", "f")));
    }

    [Fact]
    public void Queue_pollers_start_at_five_and_rise_by_three_hundred_a_minute()
    {
        var simulated = Simulated.Of(5000, Queue(2000, null)).Advance(TimeSpan.FromMinutes(4));
        var peaks = simulated.Of("f").Select(m => m.MaximumConcurrency).ToArray();
        Assert.InRange(peaks[0], 250, 310);
        Assert.InRange(peaks[1] - peaks[0], 250, 310);
        Assert.InRange(peaks[2] - peaks[1], 250, 310);
    }

    [Fact]
    public void Queue_pollers_stop_at_the_maximum_of_their_mapping()
    {
        var simulated = Simulated.Of(5000, Queue(2000, 50)).Advance(TimeSpan.FromMinutes(4));
        Assert.All(simulated.Of("f"), m => Assert.Equal(50, m.MaximumConcurrency));
        Assert.All(simulated.Of("f"), m => Assert.Equal(0, m.Throttles));
    }

    [Fact]
    public void Queue_messages_that_were_throttled_are_read_again()
    {
        var simulated = Simulated.Of(5000, Queue(4, null, f => f with { ReservedConcurrency = 3 })).Advance(TimeSpan.FromMinutes(30));
        Assert.True(simulated.Of("f").Sum(m => m.Throttles) > 0);
        Assert.All(simulated.Of("f"), m => Assert.InRange(m.MaximumConcurrency, 1, 3));
    }

    [Fact]
    public void A_shard_that_fails_falls_behind_and_catches_up()
    {
        var behaviour = Simulated.Steady(40, 200) with
        {
            Source = InvocationSource.Stream,
            Shards = 2,
            BatchSize = 100,
            Episodes = [new Episode(600, Simulated.StartMinute + 2, 5, ErrorRate: 1)],
        };
        var simulated = Simulated.Of(1000, Simulated.Function("f", behaviour)).Advance(TimeSpan.FromMinutes(15));
        var ages = simulated.Read("IteratorAge", "f").Select(m => m.Set.Maximum / 1000).ToArray();
        Assert.All(ages[..2], age => Assert.InRange(age, 0, 3));
        Assert.InRange(ages[6], 270, 310);
        Assert.InRange(ages[^1], 0, 3);
        Assert.All(simulated.Of("f"), m => Assert.InRange(m.MaximumConcurrency, 1, 2));
    }

    private static FleetFunction Queue(double messagesPerSecond, int? maximum, Func<LambdaFunction, LambdaFunction>? configure = null)
    {
        var behaviour = Simulated.Steady(messagesPerSecond, 5000) with { Source = InvocationSource.Queue, BatchSize = 1, InitTime = TimeSpan.FromMilliseconds(20) };
        return Simulated.Function("f", behaviour, f => (configure ?? (same => same))(f with
        {
            EventSources = [new EventSourceMapping(Guid.Empty, "arn:aws:sqs:us-east-1:123456789012:q", 1, "Enabled", maximum, Simulated.Start)],
        }));
    }
}
