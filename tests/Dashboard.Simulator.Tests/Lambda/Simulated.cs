using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Lambda.Truth;
using Dashboard.Simulator.Metrics;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Simulator.Tests.Lambda;

/// <summary>Simulations for tests: a fixed start, small fleets, and the metrics as they stand when all has been published.</summary>
internal sealed class Simulated
{
    public static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);
    private readonly MinuteBuffer _buffer = new();

    private Simulated(Func<MetricStore, Simulation> create)
    {
        Metrics = new MetricStore(new FakeTimeProvider(Start));
        Simulation = create(Metrics);
    }

    public MetricStore Metrics { get; }
    public Simulation Simulation { get; }
    public GroundTruth Truth => Simulation.Truth;
    public LambdaAccount Account => Simulation.Account;

    public static long StartMinute => Start.ToUnixTimeSeconds() / 60;

    public static Simulated Of(SimulationOptions options) => new(metrics => Simulation.Create(options, metrics, Start));

    public static Simulated Of(Stage stage, SimulationOptions? options = null) =>
        new(metrics => Simulation.Create(stage, options ?? new SimulationOptions(), metrics, Start));

    public static Simulated Of(int limit, params FleetFunction[] fleet) => Of(new Stage([.. fleet], limit));

    public static FleetFunction Function(string name, FunctionBehaviour behaviour, Func<LambdaFunction, LambdaFunction>? configure = null)
    {
        var function = new LambdaFunction
        {
            Name = name,
            Arn = $"arn:aws:lambda:us-east-1:123456789012:function:{name}",
            MemoryMegabytes = FunctionBehaviour.MegabytesOfOneCpu,
            LastModified = Start.AddDays(-1),
            Aliases = behaviour.Alias is { } alias ? [new LambdaAlias(alias, "1")] : [],
        };
        return new FleetFunction(configure?.Invoke(function) ?? function, behaviour);
    }

    public static FunctionBehaviour Steady(double perSecond, double milliseconds) => new()
    {
        Arrivals = [new CallerArrivals(perSecond)],
        Duration = new LogNormalDuration(milliseconds, 0.2, 0, 1),
        CpuShare = 0,
        InitTime = TimeSpan.FromMilliseconds(50),
    };

    public Simulated Advance(TimeSpan time)
    {
        Simulation.AdvanceTo(Start + time);
        return this;
    }

    /// <summary>All minutes of the metric: of the Region, of a function, or of an alias.</summary>
    public MinuteValue[] Read(string metric, string? function = null, string? alias = null)
    {
        Dimension[] dimensions = (function, alias) switch
        {
            (null, _) => [],
            (_, null) => [new("FunctionName", function)],
            _ => [new("FunctionName", function), new("Resource", $"{function}:{alias}")],
        };
        return Read(new MetricIdentity("AWS/Lambda", metric, dimensions));
    }

    /// <summary>As Lambda Insights reports them.</summary>
    public MinuteValue[] Initialisations(string function) => Read(new MetricIdentity("LambdaInsights", "init_duration", new Dimension("function_name", function)));

    private MinuteValue[] Read(MetricIdentity metric)
    {
        _buffer.Clear();
        Metrics.Find(metric)?.Read(0, long.MaxValue, Start.AddDays(30), withSamples: true, _buffer);
        return _buffer.Minutes.ToArray();
    }

    public double Sum(string metric, string? function = null, string? alias = null) => Read(metric, function, alias).Sum(m => m.Set.Sum);

    public IReadOnlyList<FunctionMinute> Of(string function) => Truth.Of(function);
}
