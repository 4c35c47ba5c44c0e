using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Tests.Model;

public class MetricKindsTests
{
    [Fact]
    public void Only_sums_are_zero_where_nothing_is_published() =>
        Assert.Equal(
            [
                FunctionMetric.Invocations, FunctionMetric.Errors, FunctionMetric.Throttles, FunctionMetric.ProvisionedConcurrencySpilloverInvocations,
                FunctionMetric.AsyncEventsReceived, FunctionMetric.AsyncEventsDropped,
                FunctionMetric.DeadLetterErrors, FunctionMetric.DestinationDeliveryFailures, FunctionMetric.RecursiveInvocationsDropped, FunctionMetric.InitDurationCount,
            ],
            Enum.GetValues<FunctionMetric>().Where(metric => metric.IsCount()));

    [Theory]
    [InlineData(FunctionMetric.ProvisionedConcurrentExecutions, 5)]
    [InlineData(FunctionMetric.ProvisionedConcurrencySpilloverInvocations, 5)]
    [InlineData(FunctionMetric.ProvisionedConcurrencyUtilization, 3)]
    public void Aliases_add_up_but_for_shares_of_which_the_highest_counts(FunctionMetric metric, float combined)
    {
        Assert.Equal(combined, metric.Combine(2, 3));
        Assert.Equal(2, metric.Combine(2, float.NaN));
        Assert.Equal(3, metric.Combine(float.NaN, 3));
        Assert.Equal(float.NaN, metric.Combine(float.NaN, float.NaN));
    }
}
