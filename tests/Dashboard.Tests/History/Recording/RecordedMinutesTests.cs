using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;
using Dashboard.History.Recording;
using Dashboard.Live;
using Dashboard.Tests.Components;

namespace Dashboard.Tests.History.Recording;

/// <summary>Once a minute has been judged for good only its counts follow what is known of it.</summary>
public sealed class RecordedMinutesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero);

    /// <summary>Older than what is looked at again.</summary>
    private static readonly long Judged = Now.ToUnixTimeSeconds() / 60 - 100;

    private static readonly RecordedVerdict OfPay = new("pay", Judged, Pattern.PoolUsed, Confidence.Proved, Harm.Rejected, 5);
    private static readonly RecordedVerdict Slow = new("pay", Judged, Pattern.SlowerThanUsual, Confidence.Likely, Harm.Slower, 0);

    private readonly RecordedMinutes _recorded = new();

    public RecordedMinutesTests() => _recorded.Take([OfPay, Slow]);

    [Fact]
    public void What_was_found_stays_while_its_count_is_the_same()
    {
        var (minutes, verdicts) = _recorded.Due(Snapshot(pay: 5));

        Assert.Empty(minutes);
        Assert.Empty(verdicts);
    }

    [Fact]
    public void A_count_that_was_revised_is_due_with_the_cause_it_had()
    {
        var (minutes, verdicts) = _recorded.Due(Snapshot(pay: 9));

        Assert.Equal([Judged], minutes);
        Assert.Equal([OfPay with { Throttles = 9 }, Slow], verdicts);
        _recorded.Written(minutes, verdicts);
        Assert.Empty(_recorded.Due(Snapshot(pay: 9)).Minutes);
    }

    [Fact]
    public void A_function_that_could_not_be_read_before_is_added()
    {
        var (minutes, verdicts) = _recorded.Due(Snapshot(pay: float.NaN, late: 3));

        Assert.Equal([Judged], minutes);
        Assert.Equal([("late", 3L), ("pay", 5L), ("pay", 0L)], verdicts.Select(verdict => (verdict.Function, verdict.Throttles)));
    }

    /// <summary>Throttles of two functions in the one minute.</summary>
    private static AccountSnapshot Snapshot(float pay, float late = float.NaN)
    {
        var since = new float[100];
        Array.Fill(since, float.NaN);
        return new SnapshotBuilder(Now)
            .Function(Rows.Idle("late")).Values(FunctionMetric.Throttles, [late, .. since[1..]]).Values(FunctionMetric.Invocations, [late, .. since[1..]])
            .Function(Rows.Idle("pay")).Values(FunctionMetric.Throttles, [pay, .. since[1..]]).Values(FunctionMetric.Invocations, [pay, .. since[1..]])
            .Build();
    }
}
