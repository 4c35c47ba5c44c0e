using CsCheck;
using Dashboard.Analysis.Model;
using Dashboard.Charts;

namespace Dashboard.Tests.Charts;

public sealed class BucketsTests
{
    private static readonly ChartSource Concurrency = ChartSource.Maximum(AccountMetric.ConcurrentExecutions);
    private static readonly ChartSource Throttles = ChartSource.Sum(AccountMetric.Throttles);

    [Theory]
    [InlineData(15, 1)]
    [InlineData(180, 1)]
    [InlineData(288, 1)]
    [InlineData(289, 2)]
    [InlineData(1_440, 5)]
    [InlineData(10_080, 60)]
    [InlineData(500_000, 1_737)]
    public void Buckets_are_the_shortest_that_keep_a_chart_drawable(int span, int minutes) => Assert.Equal(minutes, Buckets.MinutesFor(span));

    [Fact]
    public void Short_ranges_keep_their_minutes_and_begin_in_the_unknown()
    {
        var data = Buckets.Of(Windows.Of(1_000, [3, float.NaN, 5]), 15, Concurrency);
        Assert.Equal(15, data.Times.Length);
        Assert.Equal(1_002 * 60_000, data.Times[^1]);
        Assert.Equal([double.NaN, 3, double.NaN, 5], data.Values[0][^4..]);
    }

    [Fact]
    public void A_spike_of_one_minute_survives_by_maximum_and_by_sum()
    {
        var values = new float[600];
        values[300] = 900;
        var data = Buckets.Of(Windows.Of(6_000, values), 600, Concurrency, Throttles);
        Assert.Equal(TimeSpan.FromMinutes(5), data.Step);
        Assert.Equal(900, data.Values[0].Max());
        Assert.Equal(900, data.Values[1].Sum());
    }

    [Fact]
    public void Sums_leave_out_the_unknown_and_are_unknown_only_when_all_is()
    {
        var values = Enumerable.Repeat(float.NaN, 600).ToArray();
        (values[0], values[1]) = (4, 3);
        var data = Buckets.Of(Windows.Of(6_000, values), 600, Throttles);
        Assert.Equal(7, data.Values[0][0]);
        Assert.All(data.Values[0][1..], value => Assert.True(double.IsNaN(value)));
    }

    [Fact]
    public void Nothing_known_is_lost_and_no_chart_is_too_long() =>
        Gen.Select(Gen.Float[0, 1_000].Array[1, 1_500], Gen.Int[1, 1_500], Gen.Int[0, 100_000]).Sample((values, span, first) =>
        {
            var data = Buckets.Of(Windows.Of(first + 2_000, values), span, Concurrency, Throttles);
            Assert.True(data.Times.Length <= Buckets.MaximumPoints);
            Assert.All(data.Times.Zip(data.Times.Skip(1)), pair => Assert.Equal((long)data.Step.TotalMilliseconds, pair.Second - pair.First));
            var shown = values.TakeLast((int)((first + 2_000 + values.Length) - data.Times[0] / 60_000)).ToArray();
            Assert.Equal(shown.Max(), data.Values[0].Where(value => !double.IsNaN(value)).Max());
            Assert.Equal(shown.Sum(value => (double)value), data.Values[1].Where(value => !double.IsNaN(value)).Sum(), 1e-3 * shown.Length);
        });

    [Fact]
    public void Buckets_do_not_shift_as_time_passes()
    {
        var before = Buckets.Of(Windows.Of(0, new float[700]), 600, Concurrency);
        var after = Buckets.Of(Windows.Of(1, new float[700]), 600, Concurrency);
        Assert.Equal(0, before.Times[0] % (5 * 60_000));
        Assert.Contains(after.Times[0], before.Times);
    }

    [Fact]
    public void Settled_data_ends_with_the_last_settled_minute() =>
        Assert.Equal(1_000 * 60_000L, Buckets.Of(Windows.Of(990, new float[12], settledThrough: 999), 15, Concurrency).SettledThrough);

    [Fact]
    public void Concurrency_is_zero_where_nothing_was_invoked_and_unknown_where_nothing_was_read()
    {
        var account = new float[MinuteColumn.AccountMetrics];
        Array.Fill(account, float.NaN);
        var unread = new MinuteColumn(100, new float[MinuteColumn.FunctionMetrics][], [.. account]);
        account[(int)AccountMetric.Invocations] = 0;
        var functions = new float[MinuteColumn.FunctionMetrics][];
        functions[(int)FunctionMetric.Invocations] = [0, 5];
        functions[(int)FunctionMetric.ConcurrentExecutions] = [float.NaN, 2];
        var idle = new MinuteColumn(101, functions, account);

        var data = Buckets.Of(new([unread, idle], 101), 2, ChartSource.Concurrency(), ChartSource.Concurrency(0), ChartSource.Concurrency(1));
        Assert.Equal([double.NaN, 0], data.Values[0]);
        Assert.Equal([double.NaN, 0], data.Values[1]);
        Assert.Equal([double.NaN, 2], data.Values[2]);
    }
}
