using System.Runtime.InteropServices;
using Dashboard.Analysis.Model;
using Dashboard.Charts;

namespace Dashboard.Tests.Charts;

public sealed class ChartDeltaTests
{
    private const long Minute = 60_000;

    private static ChartData Data(long first, params float[] values) => Buckets.Of(
        Windows.Of(first, values), values.Length, ChartSource.Maximum(AccountMetric.ConcurrentExecutions), ChartSource.Sum(AccountMetric.Throttles));

    [Fact]
    public void The_first_time_all_rows_are_sent() =>
        Assert.Equal([10 * Minute, 1, 1, 11 * Minute, double.NaN, double.NaN], Numbers(ChartDelta.Changed(null, Data(10, 1, float.NaN))));

    [Fact]
    public void A_new_minute_sends_one_row() =>
        Assert.Equal([13 * Minute, 4, 4], Numbers(ChartDelta.Changed(Data(10, 1, 2, 3), Data(11, 2, 3, 4))));

    [Fact]
    public void A_revised_minute_is_sent_again() =>
        Assert.Equal([11 * Minute, 7, 7], Numbers(ChartDelta.Changed(Data(10, 1, 2, 3), Data(10, 1, 7, 3))));

    [Fact]
    public void A_gap_that_stays_a_gap_is_not_sent()
    {
        Assert.Empty(ChartDelta.Changed(Data(10, 1, float.NaN, 3), Data(10, 1, float.NaN, 3)));
        Assert.True(ChartDelta.IsEmpty(Data(10, 1, float.NaN, 3), Data(10, 1, float.NaN, 3)));
    }

    [Fact]
    public void Minutes_that_settle_are_a_change_although_no_value_is()
    {
        var data = Data(10, 1, 2, 3);
        Assert.False(ChartDelta.IsEmpty(data, data with { SettledThrough = data.SettledThrough + Minute }));
    }

    [Fact]
    public void Another_range_starts_again() => Assert.False(ChartDelta.Continues(Data(10, 1, 2, 3), Data(10, 1, 2, 3, 4)));

    private static double[] Numbers(byte[] bytes) => MemoryMarshal.Cast<byte, double>(bytes).ToArray();
}
