using Dashboard.Analysis.Model;
using Dashboard.History.Coding;

namespace Dashboard.Benchmarks.Spend;

/// <summary>What one function did in one minute.</summary>
/// <param name="Invocations">That ran; 0 when all were throttled.</param>
/// <param name="Average">Duration in milliseconds, as is <paramref name="Longest"/>.</param>
/// <param name="EventAge">Milliseconds; NaN without asynchronous calls.</param>
/// <param name="IteratorAge">Milliseconds; NaN without a stream.</param>
internal readonly record struct FunctionRun(
    double Invocations, double Errors, double Throttles, double Concurrency, double Average, double Longest, double EventAge, double IteratorAge)
{
    private const double ShortRun = 120;

    /// <summary>One call, for those that are throttled in a minute in which they would not have run.</summary>
    public static FunctionRun Single { get; } = new(1, 0, 0, 1, ShortRun, ShortRun, double.NaN, double.NaN);

    public static FunctionRun Of(HourBlock block, int minute)
    {
        return new(
            At(FunctionMetric.Invocations), At(FunctionMetric.Errors), 0, At(FunctionMetric.ConcurrentExecutions), At(FunctionMetric.DurationAverage),
            At(FunctionMetric.DurationMaximum), At(FunctionMetric.AsyncEventAge), At(FunctionMetric.IteratorAge));

        double At(FunctionMetric metric) => block[(int)metric][minute];
    }

    /// <summary>The same with throttles.</summary>
    /// <param name="reserved">Null: the pool's.</param>
    public FunctionRun AtCeiling(int? reserved, double throttles) => reserved switch
    {
        0 => this with { Invocations = 0, Errors = 0, Concurrency = 0, Throttles = throttles },
        { } ceiling => this with { Concurrency = ceiling, Throttles = throttles },
        null => this with { Throttles = throttles },
    };

    /// <summary>What CloudWatch has of it before the rest came in.</summary>
    /// <param name="throttles">Those that came in.</param>
    public FunctionRun Part(double throttles) => this with { Invocations = Math.Ceiling(Invocations * 0.6), Errors = Math.Floor(Errors * 0.6), Throttles = throttles };
}
