using Dashboard.Simulator.Hosting;

namespace Dashboard.Simulator.Tests.Hosting;

public sealed class FaultPlanTests
{
    private readonly FaultPlan _plan = new();

    [Fact]
    public void Every_third_strikes_the_first_and_each_third_after_it()
    {
        _plan.Inject(new(FaultKind.Throttle, Every: 3));

        Assert.Equal([true, false, false, true, false, false, true], Strikes(7));
    }

    [Fact]
    public void A_fault_with_a_number_of_calls_wears_off()
    {
        _plan.Inject(new(FaultKind.Throttle, Remaining: 2, Every: 2));

        Assert.Equal([true, false, true, false, false, false], Strikes(6));
    }

    [Fact]
    public void A_fault_of_one_operation_neither_strikes_nor_counts_another()
    {
        _plan.Inject(new(FaultKind.Throttle, "ListMetrics", Every: 2));

        Assert.Null(_plan.Next("GetMetricData"));
        Assert.Equal(FaultKind.Throttle, _plan.Next("ListMetrics"));
    }

    [Theory]
    [InlineData(FaultKind.PartialData)]
    [InlineData(FaultKind.InternalError)]
    [InlineData(FaultKind.Forbidden)]
    public void Faults_of_metric_data_leave_other_operations_alone(FaultKind kind)
    {
        _plan.Inject(new(kind, Remaining: 1));

        Assert.Null(_plan.Next("ListFunctions"));
        Assert.Equal(kind, _plan.Next("GetMetricData"));
    }

    [Fact]
    public void Of_several_the_first_injected_strikes_and_the_next_once_it_is_gone()
    {
        var first = _plan.Inject(new(FaultKind.Silence));
        _plan.Inject(new(FaultKind.Throttle));

        Assert.Equal(FaultKind.Silence, _plan.Next("X"));
        first.Dispose();
        Assert.Equal(FaultKind.Throttle, _plan.Next("X"));
        _plan.Clear();
        Assert.Null(_plan.Next("X"));
    }

    private bool[] Strikes(int calls) => [.. Enumerable.Range(0, calls).Select(_ => _plan.Next("X") is not null)];
}
