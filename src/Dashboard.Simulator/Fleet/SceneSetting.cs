using System.Collections.Immutable;
using Dashboard.Simulator.Lambda;

namespace Dashboard.Simulator.Fleet;

/// <summary>What a scene is built with, and helpers to build it.</summary>
internal sealed class SceneSetting(SimulationOptions options, DateTimeOffset now)
{
    /// <summary>The minute, since 1970, of the start: scenes place their events around it.</summary>
    public long Start { get; } = now.ToUnixTimeSeconds() / 60;

    /// <summary>Share of a scene's limit that the functions around its cast use on average.</summary>
    private const double Background = 0.04;

    public int Limit(int usual) => options.AccountLimit ?? usual;

    /// <summary>The usual limit of an account with this many functions.</summary>
    public int UsualLimit => Limit(1000 * Math.Max(1, options.Functions / 400));

    /// <summary>The cast among a healthy fleet.</summary>
    public Stage With(int limit, double background, params ReadOnlySpan<FleetFunction> cast)
    {
        var fleet = new FleetGenerator(options.AccountId, options.Region, options.Seed, now);
        var others = fleet.Generate(Math.Max(1, options.Functions - cast.Length), background * limit);
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
            Arn = $"arn:aws:lambda:{options.Region}:{options.AccountId}:function:{name}",
            Runtime = "nodejs22.x",
            MemoryMegabytes = 1024,
            LastModified = now.AddDays(-12),
            Aliases = behaviour.Alias is { } alias ? [new LambdaAlias(alias, "7")] : [],
            EventSources = Mapping(name, behaviour),
        };
        return new FleetFunction(configure?.Invoke(function) ?? function, behaviour);
    }

    private ImmutableArray<EventSourceMapping> Mapping(string name, FunctionBehaviour behaviour)
    {
        if (behaviour.Source is not (InvocationSource.Queue or InvocationSource.Stream)) return [];
        var arn = behaviour.Source == InvocationSource.Queue
            ? $"arn:aws:sqs:{options.Region}:{options.AccountId}:{name}"
            : $"arn:aws:kinesis:{options.Region}:{options.AccountId}:stream/{name}";
        return [new EventSourceMapping(new Guid(name.Length, 7, 7, [1, 2, 3, 4, 5, 6, 7, 8]), arn, behaviour.BatchSize, "Enabled", null, now.AddDays(-12))];
    }
}
