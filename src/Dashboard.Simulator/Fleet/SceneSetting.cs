using System.Collections.Immutable;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Simulator.Fleet;

/// <summary>What a scene is built with, and helpers to build it.</summary>
internal sealed class SceneSetting
{
    /// <summary>Share of a scene's limit that the functions around its cast use on average.</summary>
    private const double Background = 0.04;

    private readonly SimulationOptions _options;
    private readonly DateTimeOffset _now;
    private SimulationRandom _random;

    public SceneSetting(SimulationOptions options, DateTimeOffset now)
    {
        (_options, _now) = (options, now);
        _random = SimulationRandom.For(options.Seed, -5);
        Start = now.ToUnixTimeSeconds() / 60;
        var thousands = Math.Max(1, options.Functions / 400);
        UsualLimit = Limit(50 * (int)Math.Round(thousands * Vary(20.0, 12, 50)));
    }

    /// <summary>The minute, since 1970, of the start: scenes place their events around it.</summary>
    public long Start { get; }

    /// <summary>The usual limit of an account with this many functions.</summary>
    public int UsualLimit { get; }

    public DateTimeOffset At(int minutesAgo) => _now.AddMinutes(-minutesAgo);

    public int Limit(int usual) => _options.AccountLimit ?? usual;

    /// <summary>A number of the scene: the usual one or, as far as scenes are to vary, one drawn from a range, smaller ones as often as greater ones.</summary>
    public double Vary(double usual, double least, double most)
    {
        if (_options.Variation == 0) return usual;
        var drawn = least * Math.Pow(most / least, _random.NextDouble());
        return usual * Math.Pow(drawn / usual, _options.Variation);
    }

    public int Vary(int usual, int least, int most) => (int)Math.Round(Vary((double)usual, least, most));

    /// <summary>When something that comes back began last: at its usual time or, as far as scenes are to vary, at any time of its period.</summary>
    /// <returns>A minute since 1970.</returns>
    public long Since(int usualMinutesAgo, int everyMinutes)
    {
        if (_options.Variation == 0) return Start - usualMinutesAgo;
        return Start - (usualMinutesAgo + (int)(_options.Variation * everyMinutes * _random.NextDouble())) % everyMinutes;
    }

    /// <summary>The cast among a healthy fleet.</summary>
    public Stage With(int limit, double background, params ReadOnlySpan<FleetFunction> cast)
    {
        var fleet = new FleetGenerator(_options.AccountId, _options.Region, _options.Seed, _now);
        var others = fleet.Generate(Math.Max(1, _options.Functions - cast.Length), background * Vary(1, 0.5, 2) * limit);
        var members = cast.ToArray();
        var names = members.Select(f => f.Name).ToImmutableArray();
        return new Stage([.. members, .. others.Where(f => !names.Contains(f.Name))], limit) { Cast = names };
    }

    public Stage With(int limit, params ReadOnlySpan<FleetFunction> cast) => With(limit, Background, cast);

    public FleetFunction Function(string name, FunctionBehaviour behaviour, Func<LambdaFunction, LambdaFunction>? configure = null)
    {
        var function = new LambdaFunction
        {
            Name = name,
            Arn = $"arn:aws:lambda:{_options.Region}:{_options.AccountId}:function:{name}",
            Runtime = "nodejs22.x",
            MemoryMegabytes = 1024,
            LastModified = _now.AddDays(-12),
            Aliases = behaviour.Alias is { } alias ? [new LambdaAlias(alias, "7")] : [],
            EventSources = Mapping(name, behaviour),
        };
        return new FleetFunction(configure?.Invoke(function) ?? function, behaviour);
    }

    public string QueueArn(string name) => $"arn:aws:sqs:{_options.Region}:{_options.AccountId}:{name}";

    private ImmutableArray<EventSourceMapping> Mapping(string name, FunctionBehaviour behaviour)
    {
        if (behaviour.Source is not (InvocationSource.Queue or InvocationSource.Stream)) return [];
        var arn = behaviour.Source == InvocationSource.Queue
            ? QueueArn(name)
            : $"arn:aws:kinesis:{_options.Region}:{_options.AccountId}:stream/{name}";
        return [new EventSourceMapping(new Guid(name.Length, 7, 7, [1, 2, 3, 4, 5, 6, 7, 8]), arn, behaviour.BatchSize, "Enabled", null, _now.AddDays(-12))];
    }
}
