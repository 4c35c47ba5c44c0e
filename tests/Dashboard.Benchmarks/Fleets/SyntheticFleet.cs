using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Benchmarks.Fleets;

/// <summary>
/// Functions as accounts have them: a few busy ones, many that run now and then, half that hardly run at all, and about one in ten that is in
/// trouble. Every minute follows from its number alone, so time may go on for as long as a measurement takes.
/// </summary>
internal sealed class SyntheticFleet
{
    private const int EpisodeCycle = 180;
    private const int EpisodeMinutes = 25;

    private readonly Traits[] _traits;

    /// <param name="isBusy">All functions run every minute and none is in trouble: the most there is to store.</param>
    public SyntheticFleet(int functions, bool isBusy = false)
    {
        _traits = [.. Enumerable.Range(0, functions).Select(slot => Traits.Of(slot, isBusy))];
        Functions = [.. Enumerable.Range(0, functions).Select(Configuration)];
        Reserved = Functions.Sum(function => function.Reserved.Value ?? 0);
    }

    /// <summary>By slot.</summary>
    public ImmutableArray<FunctionConfiguration> Functions { get; }

    /// <summary>Sum of all reserved concurrency.</summary>
    public int Reserved { get; }

    public SyntheticMinute At(int slot, long minute)
    {
        var traits = _traits[slot];
        var random = SimulationRandom.For(slot, minute);
        var isEpisode = traits.Trouble != SyntheticTrouble.None && (minute + slot) % EpisodeCycle < EpisodeMinutes;
        var since = (minute + slot) % EpisodeCycle;
        var requests = traits.Trouble == SyntheticTrouble.Bursts
            ? since == 0 ? 200 : 0
            : random.NextPoisson(traits.RequestsPerMinute);
        if (requests == 0) return default;

        var milliseconds = traits.Milliseconds * Math.Exp(0.08 * random.NextNormal()) * (isEpisode && traits.Trouble == SyntheticTrouble.Slower ? 3 : 1);
        var throttles = isEpisode && traits.Trouble is SyntheticTrouble.Throttled or SyntheticTrouble.Backlog ? requests / 5 : 0;
        var invocations = requests - throttles;
        var errors = random.NextBinomial(invocations, isEpisode && traits.Trouble == SyntheticTrouble.Failing ? 0.4 : 0.001);
        var concurrency = throttles > 0 ? Functions[slot].Reserved.Value ?? traits.Concurrency
            : traits.Trouble == SyntheticTrouble.Bursts ? requests / 4
            : Math.Min(invocations, 1 + random.NextPoisson(1.5 * requests * milliseconds / 60_000));
        if (isEpisode && traits.Trouble == SyntheticTrouble.Spilling) concurrency += 2 * traits.Provisioned;
        return new(
            invocations, throttles, errors, concurrency, milliseconds, traits.IsAsynchronous ? requests : 0,
            isEpisode && traits.Trouble == SyntheticTrouble.Lost ? requests / 10 : 0, isEpisode && traits.Ages ? 20_000.0 * since : 200, traits.Provisioned);
    }

    public bool IsAsynchronous(int slot) => _traits[slot].IsAsynchronous;

    public bool ReadsStream(int slot) => _traits[slot].Trouble == SyntheticTrouble.Lagging;

    private FunctionConfiguration Configuration(int slot)
    {
        var traits = _traits[slot];
        var name = $"function-{slot:D5}";
        return new()
        {
            Name = name,
            Arn = $"arn:aws:lambda:eu-west-1:123456789012:function:{name}",
            Runtime = slot % 10 == 0 ? "nodejs20.x" : "nodejs24.x",
            MemoryMegabytes = 512,
            Timeout = TimeSpan.FromSeconds(30),
            Reserved = traits.Reserved > 0 ? ReservedConcurrency.Of(traits.Reserved) : ReservedConcurrency.None,
            Provisioned = traits.Provisioned > 0
                ? [new("live", traits.Provisioned, traits.Provisioned, traits.Provisioned, "READY", null)]
                : ImmutableArray<ProvisionedConcurrency>.Empty,
            Aliases = ImmutableArray<FunctionAlias>.Empty,
            EventSources = traits.Trouble == SyntheticTrouble.Lagging
                ? [new($"source-{slot}", $"arn:aws:kinesis:eu-west-1:123456789012:stream/{name}", "Enabled", 100, null)]
                : ImmutableArray<EventSource>.Empty,
        };
    }

    private sealed record Traits(SyntheticTrouble Trouble, double RequestsPerMinute, double Milliseconds, int Reserved, int Provisioned, bool IsAsynchronous)
    {
        private const double TroubledRequests = 60;

        /// <summary>Of a thousand functions.</summary>
        private static readonly (SyntheticTrouble Trouble, int Functions)[] Shares =
        [
            (SyntheticTrouble.Throttled, 20), (SyntheticTrouble.Slower, 20), (SyntheticTrouble.Bursts, 20), (SyntheticTrouble.Backlog, 10),
            (SyntheticTrouble.Lost, 5), (SyntheticTrouble.Failing, 15), (SyntheticTrouble.Lagging, 5), (SyntheticTrouble.Spilling, 5),
        ];

        public int Concurrency => Math.Max(1, (int)(RequestsPerMinute * Milliseconds / 60_000));

        /// <summary>Its events or records get older while it is in trouble.</summary>
        public bool Ages => Trouble is SyntheticTrouble.Backlog or SyntheticTrouble.Lagging;

        public static Traits Of(int slot, bool isBusy)
        {
            var random = SimulationRandom.For(slot, 0);
            var trouble = isBusy ? SyntheticTrouble.None : TroubleOf(random.Next(1000));
            var milliseconds = 30 * Math.Pow(10, 1.5 * random.NextDouble());
            var requests = isBusy ? 5 + 200 * random.NextDouble() : trouble != SyntheticTrouble.None ? TroubledRequests : Requests(ref random);
            var reserved = trouble == SyntheticTrouble.Throttled || slot % 50 == 0 ? 20 : 0;
            return new(
                trouble, requests, milliseconds, reserved, trouble == SyntheticTrouble.Spilling ? 10 : 0,
                trouble is SyntheticTrouble.Backlog or SyntheticTrouble.Lost || random.Chance(0.2));
        }

        private static double Requests(ref SimulationRandom random) => random.Next(100) switch
        {
            < 5 => 300 + 3_000 * random.NextDouble(),
            < 20 => 10 + 90 * random.NextDouble(),
            < 50 => 0.2 + 5 * random.NextDouble(),
            _ => 0.01,
        };

        private static SyntheticTrouble TroubleOf(int dice)
        {
            foreach (var (trouble, functions) in Shares)
                if ((dice -= functions) < 0) return trouble;
            return SyntheticTrouble.None;
        }
    }
}
