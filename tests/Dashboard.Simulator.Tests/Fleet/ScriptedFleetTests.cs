using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Metrics;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Simulator.Tests.Fleet;

public sealed class ScriptedFleetTests
{
    private const int Functions = 20;

    private readonly FakeTimeProvider _clock = new(new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly LambdaAccount _account = new("123456789012", "eu-west-1", 1000);
    private readonly MetricStore _metrics;
    private readonly ScriptedFleet _fleet;

    public ScriptedFleetTests()
    {
        _metrics = new(_clock);
        _fleet = new(_account, _metrics, seed: 7);
        _fleet.AdvanceTo(_clock.GetUtcNow());
        _fleet.Add(Functions, Minute);
    }

    private long Minute => _clock.GetUtcNow().ToUnixTimeSeconds() / 60;

    [Fact]
    public void What_is_said_to_be_true_is_what_cloudwatch_gives_once_it_is_published()
    {
        var first = Minute;
        Pass(60);
        var last = Minute - 5;
        var values = 0;
        foreach (var function in _fleet.Functions)
            for (var minute = first; minute <= last; minute++)
            {
                var truth = function.In(minute);
                values += truth.IsSilent ? 0 : 1;
                AssertSame(truth.HasRun ? truth.Invocations : null, Read("Invocations", "Sum", minute, function.Name));
                AssertSame(truth.HasRun ? truth.Errors : null, Read("Errors", "Sum", minute, function.Name));
                AssertSame(truth.IsSilent ? null : truth.Throttles, Read("Throttles", "Sum", minute, function.Name));
                AssertSame(truth.IsSilent ? null : truth.Concurrency, Read("ConcurrentExecutions", "Maximum", minute, function.Name));
                AssertSame(truth.HasRun ? truth.DurationAverage : null, Rounded(Read("Duration", "Average", minute, function.Name)));
                AssertSame(truth.HasRun ? truth.DurationMedian : null, Rounded(Read("Duration", "p50", minute, function.Name)));
                AssertSame(truth.HasRun ? truth.DurationLongest : null, Rounded(Read("Duration", "p99", minute, function.Name)));
                AssertSame(truth.Events > 0 ? truth.Events : null, Read("AsyncEventsReceived", "Sum", minute, function.Name));
                AssertSame(truth.LiveInUse > 0 ? truth.LiveInUse : null, Read("ProvisionedConcurrentExecutions", "Maximum", minute, function.Name, "live"));
                AssertSame(truth.BetaInUse > 0 ? truth.BetaUtilization : null, Read("ProvisionedConcurrencyUtilization", "Maximum", minute, function.Name, "beta"));
            }
        Assert.InRange(values, 100, Functions * 60);
        for (var minute = first; minute <= last; minute++)
        {
            var own = _fleet.Of(minute);
            Assert.Equal(_fleet.Functions.Sum(function => function.In(minute).Invocations), own.Invocations);
            AssertSame(own.Invocations, Read("Invocations", "Sum", minute));
            AssertSame(own.Claimed, Read("ClaimedAccountConcurrency", "Maximum", minute));
            AssertSame(own.DurationLongest, Rounded(Read("Duration", "Maximum", minute)));
        }
    }

    [Fact]
    public void A_minute_is_told_as_it_was_stated_first_and_then_as_it_is()
    {
        var function = _fleet.Present.First(function => function.Pace == ScriptedPace.Busy);
        var minute = Enumerable.Range(0, 60).Select(i => Minute + i).First(minute => function.In(minute, isFinal: false) is { HasRun: true } first && first.Invocations != function.In(minute).Invocations);
        Pass((int)(minute + 3 - Minute));
        AssertSame(function.In(minute, isFinal: false).Invocations, Read("Invocations", "Sum", minute, function.Name));
        Pass(1);
        AssertSame(function.In(minute).Invocations, Read("Invocations", "Sum", minute, function.Name));
    }

    [Fact]
    public void A_function_that_was_deleted_does_nothing_more_and_is_forgotten_when_asked()
    {
        var function = _fleet.Present.First(function => function.Pace == ScriptedPace.Busy);
        var first = Minute;
        Pass(10);
        _fleet.Remove(function, Minute);
        Pass(10);
        Assert.DoesNotContain(_account.Functions, other => other.Name == function.Name);
        Assert.True(function.In(first + 9).HasRun);
        Assert.True(function.In(first + 10).IsSilent);
        Assert.NotNull(Read("Invocations", "Sum", first + 9, function.Name));
        var others = _metrics.All.Count;
        _fleet.Forget(Minute);
        Assert.Null(Read("Invocations", "Sum", first + 9, function.Name));
        Assert.InRange(_metrics.All.Count, others - 13, others - 5);
        Assert.Equal(_metrics.All.Count, _metrics.InOrder.Length);
        Assert.True(function.In(first + 9).HasRun);
    }

    private void Pass(int minutes)
    {
        for (var i = 0; i < minutes; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            _fleet.AdvanceTo(_clock.GetUtcNow());
        }
    }

    /// <summary>Null where nothing is published.</summary>
    private static void AssertSame(double? truth, double? told) => Assert.Equal(truth, told);

    private static double? Rounded(double? value) => value is { } known ? Math.Round(known, 3) : null;

    private double? Read(string metric, string statistic, long minute, string? function = null, string? alias = null)
    {
        Assert.True(Statistic.TryParse(statistic, out var parsed));
        Dimension[] dimensions = function is null ? [] : alias is null ? [new("FunctionName", function)] : [new("FunctionName", function), new("Resource", $"{function}:{alias}")];
        var from = DateTimeOffset.UnixEpoch.AddMinutes(minute);
        var values = new SeriesReader(_clock.GetUtcNow()).Read(
            _metrics.Find(new("AWS/Lambda", metric, dimensions)), ReadWindow.Of(from, from.AddMinutes(1), 60, _clock.GetUtcNow()), parsed).Values;
        return values.Length == 0 ? null : values.Single();
    }
}
