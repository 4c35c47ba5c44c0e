using Dashboard.Live;

namespace Dashboard.Tests.Components;

public static class Rows
{
    public static FunctionRow Idle(string name) => new() { Slot = 0, Name = name, State = FunctionState.Idle, CeilingKind = CeilingKind.UnreservedPool, Sparkline = "" };

    /// <summary>A function with a ceiling of its own.</summary>
    public static FunctionRow Reserved(string name, int concurrency, int ceiling) => Idle(name) with
    {
        State = FunctionState.Normal,
        Concurrency = concurrency,
        PeakConcurrency = concurrency,
        Ceiling = ceiling,
        CeilingKind = CeilingKind.Reserved,
        Headroom = ceiling - concurrency,
        Utilization = (double)concurrency / ceiling,
        Throttles = 0,
        Invocations = 100,
        Errors = 0,
        ErrorRate = 0,
    };

    public static FunctionRow Throttled(string name, int concurrency, int ceiling, long throttles) => Reserved(name, concurrency, ceiling) with
    {
        State = FunctionState.Throttled,
        Throttles = throttles,
    };
}
