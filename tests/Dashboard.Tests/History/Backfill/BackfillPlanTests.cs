using CsCheck;
using Dashboard.History.Backfill;

namespace Dashboard.Tests.History.Backfill;

public sealed class BackfillPlanTests
{
    private const long End = 490_000;

    [Fact]
    public void Whatever_is_missing_every_hour_of_it_is_read_once_within_the_bounds_of_a_request() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[1, 12], Gen.Int[1, 500].Array[0, 60]).Array[1, 20].Sample(functions =>
        {
            var missing = functions.Select((f, i) => new MissingHours($"f{i}", f.Item1, f.Item2, [.. f.Item3.Select(back => End - back).Where(hour => hour >= End - 336).Distinct().Order()])).ToArray();
            var plan = BackfillPlan.Of(missing, End, long.MaxValue);
            foreach (var function in missing)
            {
                var reads = plan.Reads.Where(read => read.Function == function.Function).ToArray();
                foreach (var read in reads) Assert.InRange((read.EndHour - read.FromHour) * 60 * function.Queries, 1, BackfillPlan.MostPoints);
                foreach (var hour in function.Missing) Assert.Single(reads, read => hour >= read.FromHour && hour < read.EndHour);
                var read2 = reads.SelectMany(read => Enumerable.Range(0, (int)(read.EndHour - read.FromHour)).Select(i => read.FromHour + i)).ToArray();
                Assert.Equal(read2.Length, read2.Distinct().Count());
            }
            Assert.Equal(plan.Reads.Sum(read => (long)read.Metrics), plan.Metrics);
        });

    [Fact]
    public void The_newest_week_comes_first_and_the_account_first_in_it()
    {
        var plan = BackfillPlan.Of([All("b", 9, 5), All("", 9, 7)], End, long.MaxValue);
        Assert.Equal([("", End), ("b", End), ("", End - 168), ("b", End - 168)], plan.Reads.Select(read => (read.Function, read.EndHour)));
        Assert.Equal(24, plan.Metrics);
    }

    [Theory]
    [InlineData(24, 14, 4)]
    [InlineData(23, 7, 2)]
    [InlineData(12, 7, 2)]
    [InlineData(11, 0, 0)]
    public void A_budget_leaves_out_the_oldest_days(long mostMetrics, int days, int reads)
    {
        var plan = BackfillPlan.Of([All("b", 9, 5), All("", 9, 7)], End, mostMetrics);
        Assert.Equal((days, reads, 24L), (plan.Days, plan.Reads.Length, plan.WantedMetrics));
        Assert.True(plan.Metrics <= mostMetrics);
    }

    private static MissingHours All(string name, int queries, int metrics) => new(name, queries, metrics, [.. Enumerable.Range(0, 336).Select(i => End - 336 + i)]);
}
