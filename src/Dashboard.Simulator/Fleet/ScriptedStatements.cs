using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.Fleet;

/// <summary>States the minutes of a <see cref="ScriptedFleet"/> to CloudWatch, metric by metric as Lambda does.</summary>
internal sealed class ScriptedStatements(MetricStore metrics)
{
    public const int Count = 13;

    private const string Namespace = "AWS/Lambda";
    private readonly MetricSeries?[] _account = new MetricSeries?[Count];

    public void State(ScriptedFunction function, long minute, in ScriptedMinute stated, DateTimeOffset at)
    {
        if (stated.IsSilent) return;
        Dimension[] own = [new("FunctionName", function.Name)];
        Put(0, "Throttles", stated.Throttles);
        Put(1, "ConcurrentExecutions", stated.Concurrency);
        if (!stated.HasRun) return;
        Put(2, "Invocations", stated.Invocations);
        Put(3, "Errors", stated.Errors);
        PutDurations(Of(function.Series, 4, "Duration", own), minute, stated.Invocations, stated.DurationAverage, stated.Tenths / 10.0, stated.DurationMedian, stated.DurationLongest, at);
        if (stated.Events > 0)
        {
            Put(5, "AsyncEventsReceived", stated.Events);
            Put(6, "AsyncEventAge", stated.EventAge);
        }
        if (stated.LiveInUse == 0) return;
        Dimension[] live = [.. own, new("Resource", $"{function.Name}:live")], beta = [.. own, new("Resource", $"{function.Name}:beta")];
        Put(7, "ProvisionedConcurrentExecutions", stated.LiveInUse, live);
        Put(8, "ProvisionedConcurrentExecutions", stated.BetaInUse, beta);
        Put(9, "ProvisionedConcurrencyUtilization", stated.LiveUtilization, live);
        Put(10, "ProvisionedConcurrencyUtilization", stated.BetaUtilization, beta);
        if (stated.Spilled > 0) Put(11, "ProvisionedConcurrencySpilloverInvocations", stated.Spilled, live);

        void Put(int index, string metric, double value, Dimension[]? dimensions = null) => Record(Of(function.Series, index, metric, dimensions ?? own), minute, value, at);
    }

    public void State(long minute, in ScriptedAccountMinute stated, DateTimeOffset at)
    {
        if (stated.IsSilent) return;
        Record(Of(_account, 0, "Throttles", []), minute, stated.Throttles, at);
        Record(Of(_account, 1, "ConcurrentExecutions", []), minute, stated.Concurrency, at);
        Record(Of(_account, 2, "UnreservedConcurrentExecutions", []), minute, stated.Unreserved, at);
        Record(Of(_account, 3, "ClaimedAccountConcurrency", []), minute, stated.Claimed, at);
        if (!stated.HasRun) return;
        Record(Of(_account, 4, "Invocations", []), minute, stated.Invocations, at);
        Record(Of(_account, 5, "Errors", []), minute, stated.Errors, at);
        PutDurations(Of(_account, 6, "Duration", []), minute, stated.Invocations, stated.DurationAverage, stated.DurationMedian, stated.DurationMedian, stated.DurationLongest, at);
    }

    private MetricSeries Of(MetricSeries?[] known, int index, string metric, Dimension[] dimensions) => known[index] ??= metrics.GetOrAdd(new(Namespace, metric, dimensions));

    private static void Record(MetricSeries series, long minute, double value, DateTimeOffset at) => series.Record(minute, new(value, value, value, 1), [], at);

    private static void PutDurations(MetricSeries series, long minute, int count, double average, double shortest, double median, double longest, DateTimeOffset at) =>
        series.Record(minute, new(average * count, shortest, longest, count), [(float)shortest, (float)median, (float)longest], at);
}
