using Dashboard.Simulator.Lambda;

namespace Dashboard.Simulator.Fleet;

/// <summary>A function as AWS is told of it, and as the world treats it.</summary>
public sealed record FleetFunction(LambdaFunction Configuration, FunctionBehaviour Behaviour)
{
    public string Name => Configuration.Name;

    /// <summary>Environments in use on average, by Little's law and before any limit.</summary>
    public double OfferedConcurrency =>
        Behaviour.Arrivals.Sum(a => a.MeanPerSecond) / (Behaviour.Source is InvocationSource.Queue or InvocationSource.Stream ? Behaviour.BatchSize : 1)
        * Behaviour.Duration.Mean * Behaviour.Slowdown(Configuration.MemoryMegabytes) / 1000;
}
