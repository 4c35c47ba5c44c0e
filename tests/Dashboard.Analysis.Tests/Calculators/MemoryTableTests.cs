using System.Collections.Immutable;
using Dashboard.Analysis.Calculators;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Tests.Calculators;

public sealed class MemoryTableTests
{
    [Fact]
    public void The_sizes_go_up_to_what_a_function_can_have_today() =>
        Assert.Equal([128, 256, 512, 1_024, 1_769, 2_048, 3_008, 4_096, 10_240], Rows().Select(row => row.Megabytes));

    [Fact]
    public void A_whole_vCPU_comes_with_1769_megabytes()
    {
        Assert.Equal(1, Row(1_769).Cpus);
        Assert.Equal(0.29, Row(512).Cpus, 2);
        Assert.Equal(5.79, Row(10_240).Cpus, 2);
    }

    [Fact]
    public void Computing_takes_less_time_up_to_one_vCPU_and_no_less_beyond()
    {
        Assert.Equal(800, Row(128).CpuBoundMilliseconds, 6);
        Assert.Equal(200, Row(512).CpuBoundMilliseconds, 6);
        Assert.Equal(100, Row(1_024).CpuBoundMilliseconds, 6);
        Assert.Equal(Row(1_769).CpuBoundMilliseconds, Row(10_240).CpuBoundMilliseconds);
    }

    [Fact]
    public void Computing_costs_the_same_up_to_one_vCPU_but_for_rounding() => Assert.Equal(Row(128).CpuBoundPerMillion, Row(1_024).CpuBoundPerMillion);

    [Fact]
    public void Waiting_costs_as_much_more_as_there_is_more_memory()
    {
        // 512 MB for 200 ms, a million times: 100,000 GB-s, and 0.20 dollars for the requests.
        Assert.Equal(1.66667m + 0.20m, Row(512).UnaffectedPerMillion, 4);
        Assert.Equal((Row(512).UnaffectedPerMillion - 0.20m) * 2, Row(1_024).UnaffectedPerMillion - 0.20m);
    }

    [Theory]
    [InlineData(1.0, 1.0)]
    [InlineData(1.01, 2.0)]
    public void Each_started_millisecond_is_billed(double actual, double billed) =>
        Assert.Equal(MemoryTable.PerMillion(1_024, billed, PriceTable.Default, false), MemoryTable.PerMillion(1_024, actual, PriceTable.Default, false));

    [Theory]
    [InlineData(225_000, false)]
    [InlineData(225_001, true)]
    public void What_could_not_end_in_time_is_marked(double at512, bool isTooLong) =>
        Assert.Equal(isTooLong, MemoryTable.Of(512, at512, PriceTable.Default, false)[0].IsTooLong);

    [Fact]
    public void Arm_is_cheaper() => Assert.True(Row(512, isArm: true).UnaffectedPerMillion < Row(512).UnaffectedPerMillion);

    private static ImmutableArray<MemoryRow> Rows(bool isArm = false) => MemoryTable.Of(512, 200, PriceTable.Default, isArm);

    private static MemoryRow Row(int megabytes, bool isArm = false) => Rows(isArm).Single(row => row.Megabytes == megabytes);
}
