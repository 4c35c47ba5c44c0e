using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Throttling;

internal static class Scripts
{
    /// <summary>A minute in which requests are rejected.</summary>
    public static FunctionScript Throttle(this FunctionScript function, int index, float throttles, float peak, float invocations = 600, float milliseconds = 1000) => function
        .Set(FunctionMetric.Throttles, index, throttles)
        .Set(FunctionMetric.Invocations, index, invocations)
        .Set(FunctionMetric.ConcurrentExecutions, index, peak)
        .Set(FunctionMetric.DurationAverage, index, invocations == 0 ? float.NaN : milliseconds)
        .Set(FunctionMetric.DurationMaximum, index, invocations == 0 ? float.NaN : milliseconds * 2);
}
