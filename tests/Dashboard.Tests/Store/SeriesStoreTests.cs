using Dashboard.Analysis.Model;
using Dashboard.Store;

namespace Dashboard.Tests.Store;

public class SeriesStoreTests
{
    private const long Last = 29_000_000;
    private static readonly MinuteSpan WholeWindow = new(Last - SeriesStore.WindowMinutes + 1, Last + 1);
    private static readonly SeriesTarget Invocations = SeriesTarget.Of(0, FunctionMetric.Invocations);
    private static readonly SeriesTarget Concurrency = SeriesTarget.Of(0, FunctionMetric.ConcurrentExecutions);

    [Fact]
    public void A_count_without_points_is_zero_once_it_had_time_to_be_published_and_unknown_before()
    {
        var store = new SeriesStore(Last);
        store.Apply(new([Invocations], Answers.Of(), [], WholeWindow, PublishedBefore: Last - 2));
        var window = store.Freeze(Last, Last);
        Assert.Equal(0, Value(window, Last - 3, FunctionMetric.Invocations));
        Assert.Equal(float.NaN, Value(window, Last - 2, FunctionMetric.Invocations));
    }

    [Fact]
    public void A_maximum_without_points_stays_unknown()
    {
        var store = new SeriesStore(Last);
        store.Apply(new([Concurrency], Answers.Of(), [], WholeWindow, Last));
        Assert.Equal(float.NaN, Value(store.Freeze(Last, Last), Last - 10, FunctionMetric.ConcurrentExecutions));
    }

    [Fact]
    public void A_failed_query_changes_nothing_but_keeps_the_points_that_were_read()
    {
        var store = new SeriesStore(Last);
        store.Apply(new([Invocations], Answers.Of((0, [(Last - 5, 7)])), [], WholeWindow, Last));
        store.Apply(new([Invocations], Answers.Of((0, [(Last - 4, 9)])), [0], WholeWindow with { End = Last + 2 }, Last + 1));
        store.AdvanceTo(Last + 1);
        var window = store.Freeze(Last, Last);
        Assert.Equal(7, Value(window, Last - 5, FunctionMetric.Invocations));
        Assert.Equal(9, Value(window, Last - 4, FunctionMetric.Invocations));
        Assert.Equal(float.NaN, Value(window, Last, FunctionMetric.Invocations));
    }

    [Fact]
    public void A_value_once_seen_is_not_erased_by_an_answer_without_it()
    {
        var store = new SeriesStore(Last);
        store.Apply(new([Invocations], Answers.Of((0, [(Last - 1, 7)])), [], WholeWindow, Last));
        store.Apply(new([Invocations], Answers.Of(), [], WholeWindow, Last));
        Assert.Equal(7, Value(store.Freeze(Last, Last), Last - 1, FunctionMetric.Invocations));
    }

    [Fact]
    public void Aliases_add_up_in_concurrency_and_the_fullest_decides_the_utilization()
    {
        var concurrency = SeriesTarget.Of(3, FunctionMetric.ProvisionedConcurrentExecutions);
        var utilization = SeriesTarget.Of(3, FunctionMetric.ProvisionedConcurrencyUtilization);
        var store = new SeriesStore(Last);
        var answer = Answers.Of((0, [(Last, 4)]), (1, [(Last, 6), (Last - 1, 2)]), (2, [(Last, 0.4)]), (3, [(Last, 0.6)]));
        store.Apply(new([concurrency, concurrency, utilization, utilization], answer, [], WholeWindow, Last));
        store.Apply(new([concurrency, concurrency, utilization, utilization], answer, [], WholeWindow, Last));
        var window = store.Freeze(Last, Last);
        Assert.Equal(10, window.At(Last)!.Function(FunctionMetric.ProvisionedConcurrentExecutions, 3));
        Assert.Equal(2, window.At(Last - 1)!.Function(FunctionMetric.ProvisionedConcurrentExecutions, 3));
        Assert.Equal(0.6f, window.At(Last)!.Function(FunctionMetric.ProvisionedConcurrencyUtilization, 3));
    }

    [Fact]
    public void An_alias_that_may_be_published_later_leaves_the_sum_unknown_until_then()
    {
        var concurrency = SeriesTarget.Of(3, FunctionMetric.ProvisionedConcurrentExecutions);
        var store = new SeriesStore(Last);
        store.Apply(new([concurrency, concurrency], Answers.Of((0, [(Last, 4), (Last - 3, 5)]), (1, [])), [], WholeWindow, PublishedBefore: Last - 2));
        var window = store.Freeze(Last, Last);
        Assert.Equal(float.NaN, window.At(Last)!.Function(FunctionMetric.ProvisionedConcurrentExecutions, 3));
        Assert.Equal(5, window.At(Last - 3)!.Function(FunctionMetric.ProvisionedConcurrentExecutions, 3));
    }

    [Fact]
    public void Half_of_a_sum_over_aliases_is_not_taken_for_the_whole()
    {
        var concurrency = SeriesTarget.Of(0, FunctionMetric.ProvisionedConcurrentExecutions);
        var store = new SeriesStore(Last);
        store.Apply(new([concurrency, concurrency], Answers.Of((0, [(Last, 4)])), [1], WholeWindow, Last));
        Assert.Equal(float.NaN, Value(store.Freeze(Last, Last), Last, FunctionMetric.ProvisionedConcurrentExecutions));
    }

    [Fact]
    public void Points_outside_what_is_kept_are_ignored()
    {
        var store = new SeriesStore(Last);
        store.Apply(new([Invocations], Answers.Of((0, [(Last - SeriesStore.WindowMinutes, 1), (Last + 1, 2), (Last, 3)])), [], new(Last - 400, Last + 9), Last));
        var window = store.Freeze(Last, Last);
        Assert.Equal(3, Value(window, Last, FunctionMetric.Invocations));
        Assert.Equal(SeriesStore.WindowMinutes, window.Length);
    }

    [Fact]
    public void Nothing_new_gives_the_same_window_and_a_revised_minute_a_new_column_only_for_itself()
    {
        var store = new SeriesStore(Last);
        store.Apply(new([Invocations], Answers.Of((0, [(Last - 1, 7), (Last, 8)])), [], WholeWindow, Last));
        var before = store.Freeze(Last - 9, Last - 9);
        store.Apply(new([Invocations], Answers.Of((0, [(Last - 1, 7), (Last, 8)])), [], WholeWindow, Last));
        Assert.Same(before, store.Freeze(Last - 9, Last - 9));
        store.Apply(new([Invocations], Answers.Of((0, [(Last - 1, 7), (Last, 9)])), [], WholeWindow, Last));
        var after = store.Freeze(Last - 9, Last - 9);
        Assert.Same(before.At(Last - 1), after.At(Last - 1));
        Assert.NotSame(before.At(Last), after.At(Last));
        Assert.Equal(8, Value(before, Last, FunctionMetric.Invocations));
    }

    [Fact]
    public void Idle_functions_become_zero_only_where_nothing_is_known()
    {
        var store = new SeriesStore(Last);
        store.Apply(new([Invocations], Answers.Of((0, [(Last - 1, 7)])), [], new(Last - 1, Last), Last - 5));
        store.ApplyIdle([0, 300], new(Last - 2, Last + 1));
        var window = store.Freeze(Last, Last);
        Assert.Equal([0, 7, 0], new[] { Last - 2, Last - 1, Last }.Select(m => Value(window, m, FunctionMetric.Invocations)));
        Assert.Equal(0, window.At(Last)!.Function(FunctionMetric.Throttles, 300));
        Assert.Equal(float.NaN, window.At(Last - 3)!.Function(FunctionMetric.Throttles, 300));
    }

    private static float Value(MinuteWindow window, long minute, FunctionMetric metric) => window.At(minute)!.Function(metric, 0);
}
