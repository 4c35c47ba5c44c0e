using System.Collections.Immutable;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Simulator.Fleet;

/// <summary>
/// Makes a healthy fleet whose activity, durations and settings are spread as in production accounts. Nothing in it is throttled as
/// long as the account's limit is well above <see cref="OfferedConcurrency"/>.
/// </summary>
public sealed class FleetGenerator(string accountId, string region, int seed, DateTimeOffset now)
{
    /// <summary>Part of every environment variable that looks like a secret, so that a client that leaks one is found out.</summary>
    public const string SecretMarker = "s3cr3t-never-show-this";

    /// <summary>Functions above this quantile of activity carry nearly all calls.</summary>
    private const double BusyShare = 0.95;

    private readonly FunctionSettings _settings = new(accountId, region, now);
    private SimulationRandom _random = SimulationRandom.For(seed, -3);

    /// <param name="concurrency">
    /// Environments the whole fleet uses on average; the calls of the busiest functions are scaled to it. Null: as the shape gives it.
    /// </param>
    public ImmutableArray<FleetFunction> Generate(int functions, double? concurrency = null)
    {
        var names = FunctionNames.Draw(functions, ref _random);
        var activity = Shuffled(functions);
        var durations = Durations(activity);
        var fleet = new FleetFunction[functions];
        for (var i = 0; i < functions; i++)
        {
            var share = (activity[i] + 0.5) / functions;
            fleet[i] = Make(names[i], ActivityShape.CallsPerDay(share) / 86_400, durations[i]);
        }

        if (concurrency is { } wanted) Scale(fleet, activity, wanted);
        for (var i = 0; i < functions; i++) fleet[i] = FunctionSettings.Reserve(fleet[i], (activity[i] + 0.5) / functions >= BusyShare, ref _random);
        return [.. fleet];
    }

    public static double OfferedConcurrency(IEnumerable<FleetFunction> fleet) => fleet.Sum(f => f.OfferedConcurrency);

    private FleetFunction Make(string name, double callsPerSecond, double meanMilliseconds)
    {
        var source = FunctionSettings.Source(callsPerSecond, ref _random);
        var configuration = _settings.Configure(name, source, meanMilliseconds, ref _random);
        return new FleetFunction(configuration, Behave(configuration, source, callsPerSecond, meanMilliseconds));
    }

    private FunctionBehaviour Behave(LambdaFunction configuration, InvocationSource source, double callsPerSecond, double meanMilliseconds)
    {
        var behaviour = new FunctionBehaviour
        {
            Arrivals = [Arrivals(source, callsPerSecond)],
            Duration = new LogNormalDuration(1),
            Source = source,
            CpuShare = 0.1 + 0.5 * _random.NextDouble(),
            ErrorRate = _random.Chance(0.05) ? 0.02 + 0.03 * _random.NextDouble() : _random.Chance(0.5) ? 0.004 * _random.NextDouble() : 0,
            InitTime = TimeSpan.FromMilliseconds(FunctionSettings.InitMilliseconds(configuration)),
            KeepAliveMinutes = _random.Next(5, 16),
            Alias = configuration.Aliases.IsEmpty ? null : configuration.Aliases[0].Name,
            Shards = _random.Next(1, 9),
            BatchSize = configuration.EventSources.IsEmpty ? 1 : configuration.EventSources[0].BatchSize,
        };
        // Long jobs vary less, so that the slowest still ends within Lambda's longest timeout.
        var isLong = meanMilliseconds > 20_000;
        var shape = isLong ? new LogNormalDuration(1, 0.2, 0.02, 1.5) : new LogNormalDuration(1, 0.25 + 0.25 * _random.NextDouble(), 0.01, 5);
        return behaviour with { Duration = shape with { MedianMilliseconds = meanMilliseconds / shape.Mean / behaviour.Slowdown(configuration.MemoryMegabytes) } };
    }

    private ArrivalProcess Arrivals(InvocationSource source, double callsPerSecond)
    {
        var minutesBetween = 1 / (callsPerSecond * 60);
        if (source == InvocationSource.Asynchronous && minutesBetween is >= 1 and <= 1440 * 2 && _random.Chance(0.6))
            return new CronArrivals((int)Math.Round(minutesBetween), _random.Next((int)Math.Round(minutesBetween)));
        if (minutesBetween > 5 && _random.Chance(0.5))
        {
            var heap = 1 + 4 * _random.NextDouble();
            return new SporadicArrivals(callsPerSecond * 3600 / heap, heap);
        }

        return new CallerArrivals(callsPerSecond, 0.2 + 0.5 * _random.NextDouble(), 12 + 6 * _random.NextDouble(), 0.4 + 0.6 * _random.NextDouble());
    }

    /// <summary>Rank of each function by activity.</summary>
    private int[] Shuffled(int count)
    {
        var ranks = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var other = _random.Next(i + 1);
            (ranks[i], ranks[other]) = (ranks[other], ranks[i]);
        }

        return ranks;
    }

    /// <summary>Mean durations in milliseconds: half under a second, the busiest functions among the faster half.</summary>
    private double[] Durations(int[] activity)
    {
        var count = activity.Length;
        var quantiles = new List<int>(Shuffled(count));
        var busiestFirst = Enumerable.Range(0, count).OrderByDescending(i => activity[i]).ToArray();
        var durations = new double[count];
        foreach (var function in busiestFirst)
        {
            var isBusy = activity[function] >= count * BusyShare;
            var at = isBusy ? quantiles.FindIndex(q => q > count * 0.05 && q < count * 0.4) : quantiles.Count - 1;
            if (at < 0) at = quantiles.Count - 1;
            var normal = NormalQuantiles.At((quantiles[at] + 0.5) / count);
            durations[function] = Math.Clamp(950 * Math.Exp(1.6 * normal), 4, 180_000);
            quantiles.RemoveAt(at);
        }

        return durations;
    }

    private static void Scale(FleetFunction[] fleet, int[] activity, double concurrency)
    {
        var isBusy = activity.Select(rank => rank >= fleet.Length * BusyShare).ToArray();
        var busy = fleet.Where((_, i) => isBusy[i]).Sum(f => f.OfferedConcurrency);
        var factor = Math.Max(0.1, (concurrency - (OfferedConcurrency(fleet) - busy)) / busy);
        for (var i = 0; i < fleet.Length; i++)
        {
            if (!isBusy[i]) continue;
            var behaviour = fleet[i].Behaviour;
            fleet[i] = fleet[i] with
            {
                Behaviour = behaviour with { Arrivals = [.. behaviour.Arrivals.Select(a => a is CallerArrivals c ? c with { PerSecond = c.PerSecond * factor } : a)] },
            };
        }
    }
}
