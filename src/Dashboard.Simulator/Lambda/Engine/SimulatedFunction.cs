using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda.Truth;

namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>One function while it runs: its configuration as last read, its environments, its sources' state.</summary>
internal sealed class SimulatedFunction
{
    private readonly TallySlot _slot;
    private long _requestSecond;

    public SimulatedFunction(int index, FleetFunction fleet, FunctionLog log, TallySlot slot, TallySlot? aliasSlot)
    {
        Index = index;
        Name = fleet.Name;
        Behaviour = fleet.Behaviour;
        Configuration = fleet.Configuration;
        Log = log;
        _slot = slot;
        Unqualified = new EnvironmentPool(null, slot, Behaviour.KeepAliveMinutes);
        Qualified = aliasSlot is null ? null : new EnvironmentPool(Behaviour.Alias, aliasSlot, Behaviour.KeepAliveMinutes);
        Queue = Behaviour.Source == InvocationSource.Queue ? new QueueState() : null;
        Shards = Behaviour.Source == InvocationSource.Stream ? [.. Enumerable.Range(0, Behaviour.Shards).Select(_ => new ShardState())] : [];
        Apply(Configuration);
    }

    public int Index { get; }
    public string Name { get; }
    public FunctionBehaviour Behaviour { get; }
    public LambdaFunction Configuration { get; private set; }
    public FunctionLog Log { get; }

    /// <summary>$LATEST.</summary>
    public EnvironmentPool Unqualified { get; }

    /// <summary>Of the alias that is called; null when there is none.</summary>
    public EnvironmentPool? Qualified { get; }

    public QueueState? Queue { get; }
    public ShardState[] Shards { get; }
    public ScalingWindow Scaling { get; } = new();

    public int? Reserved { get; private set; }

    /// <summary>Provisioned environments asked for, over all aliases.</summary>
    public int Provisioned { get; private set; }

    public int TimeoutMilliseconds { get; private set; }

    public bool HasInsights { get; private set; }

    public int OnDemandBusy { get; set; }
    public int ProvisionedBusy { get; set; }
    public int Concurrency => OnDemandBusy + ProvisionedBusy;

    /// <summary>Of this minute: memory and episodes together.</summary>
    public double DurationFactor { get; private set; }

    /// <summary>Of this minute.</summary>
    public double ErrorRate { get; private set; }

    /// <summary>Admitted in the second last asked for by <see cref="RequestsIn"/>.</summary>
    public int Requests { get; set; }

    public int RequestsIn(long second)
    {
        if (_requestSecond != second) (_requestSecond, Requests) = (second, 0);
        return Requests;
    }

    public MinuteTally Tally(long minute) => _slot.At(minute);

    public EnvironmentPool PickPool(ref SimulationRandom random) =>
        Qualified is null || random.Chance(Behaviour.UnqualifiedShare) ? Unqualified : Qualified;

    public void Apply(LambdaFunction configuration)
    {
        if (configuration.LastModified != Configuration.LastModified)
        {
            Unqualified.Replace();
            Qualified?.Replace();
        }

        Configuration = configuration;
        Reserved = configuration.ReservedConcurrency;
        Provisioned = configuration.ProvisionedConcurrency;
        HasInsights = configuration.HasInsights;
        TimeoutMilliseconds = (int)configuration.Timeout.TotalMilliseconds;
        if (Qualified is not null) Qualified.ProvisionedAvailable = configuration.Provisioned.FirstOrDefault(p => p.Qualifier == Qualified.Alias)?.Available ?? 0;
    }

    public void BeginMinute(long minute)
    {
        DurationFactor = Behaviour.Slowdown(Configuration.MemoryMegabytes);
        ErrorRate = Behaviour.ErrorRate;
        foreach (var episode in Behaviour.Episodes)
        {
            if (!episode.IsActive(minute)) continue;
            DurationFactor *= episode.DurationFactor;
            ErrorRate += episode.ErrorRate;
        }
    }
}
