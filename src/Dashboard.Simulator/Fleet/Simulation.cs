using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Lambda.Engine;
using Dashboard.Simulator.Lambda.Truth;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.Fleet;

/// <summary>An AWS account with a fleet that lives. Advanced by one thread; everything it shows may be read from any.</summary>
public sealed class Simulation
{
    private const double AffordableInvocations = 2_000_000;
    private static readonly TimeSpan ShortestSimulated = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestSimulated = TimeSpan.FromHours(12);

    private readonly SimulatedLambda _lambda;
    private readonly Lock _gate;

    private Simulation(Stage stage, LambdaAccount account, GroundTruth truth, SimulatedLambda lambda, Lock gate)
    {
        Stage = stage;
        Account = account;
        Truth = truth;
        _lambda = lambda;
        _gate = gate;
    }

    public LambdaAccount Account { get; }

    public GroundTruth Truth { get; }

    /// <summary>What it was started from.</summary>
    public Stage Stage { get; }

    /// <summary>Sets the scene and simulates its past up to <paramref name="now"/>.</summary>
    /// <exception cref="ArgumentException">Unknown scene, or a number of functions out of range.</exception>
    /// <exception cref="TraceFormatException">A trace file is malformed.</exception>
    public static Simulation Create(SimulationOptions options, MetricStore metrics, DateTimeOffset now)
    {
        var stage = options.TraceFolder is { } folder
            ? TraceFleet.Load(folder, options, now)
            : Scenes.Build(options, now);
        return Create(stage, options, metrics, now);
    }

    internal static Simulation Create(Stage stage, SimulationOptions options, MetricStore metrics, DateTimeOffset now)
    {
        var account = new LambdaAccount(options.AccountId, options.Region, stage.AccountLimit) { Now = now };
        foreach (var function in stage.Fleet) account.Add(function.Configuration);
        foreach (var target in stage.ScalableTargets) account.RegisterScalableTarget(target);
        foreach (var policy in stage.ScalingPolicies) account.PutScalingPolicy(policy);

        var gate = new Lock();
        var truth = new GroundTruth(gate, options.TruthRetention);
        var book = new TallyBook();
        var region = new TallySlot(MetricFamily.OfRegion(metrics), null, book);
        var functions = new SimulatedFunction[stage.Fleet.Length];
        for (var i = 0; i < functions.Length; i++)
        {
            var fleet = stage.Fleet[i];
            var slot = new TallySlot(MetricFamily.OfFunction(metrics, fleet.Name), region, book);
            var aliasSlot = fleet.Behaviour.Alias is { } alias ? new TallySlot(MetricFamily.OfAlias(metrics, fleet.Name, alias), slot, book) : null;
            functions[i] = new SimulatedFunction(i, fleet, truth.Open(fleet.Name), slot, aliasSlot);
        }

        // From a whole minute on, since the past is made of whole minutes.
        var start = DateTimeOffset.FromUnixTimeSeconds((now - options.Past).ToUnixTimeSeconds() / 60 * 60);
        var burst = options.RegionalBurst ? new RegionalBurst(options.Region) : null;
        var lambda = new SimulatedLambda(account, functions, book, region, truth.OpenAccount(functions.Length), burst, options.Seed, start)
        {
            MinuteBegins = minute =>
            {
                foreach (var change in stage.Changes.Where(c => c.IsDue(minute))) change.Apply(account);
            },
        };
        var simulation = new Simulation(stage, account, truth, lambda, gate);
        if (options.Past > TimeSpan.Zero) lambda.MakePastTo(now - (options.SimulatedPast ?? AffordablePast(stage)));
        simulation.AdvanceTo(now);
        return simulation;
    }

    private static TimeSpan AffordablePast(Stage stage)
    {
        var perSecond = stage.Fleet.Sum(f => f.Behaviour.Arrivals.Sum(a => a.MeanPerSecond));
        return TimeSpan.FromMinutes(Math.Clamp(AffordableInvocations / (60 * perSecond + 1), ShortestSimulated.TotalMinutes, LongestSimulated.TotalMinutes));
    }

    /// <summary>Simulates up to the last whole second before <paramref name="instant"/>; an earlier instant changes nothing.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        lock (_gate) _lambda.AdvanceTo(instant);
    }
}
