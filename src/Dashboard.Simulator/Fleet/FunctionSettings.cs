using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Lambda.Engine;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.Fleet;

/// <summary>How functions are configured in the field: runtimes, memory, triggers, networks, aliases.</summary>
internal sealed class FunctionSettings(string accountId, string region, DateTimeOffset now)
{
    private static readonly (string Runtime, double Share, double InitMilliseconds)[] Runtimes =
    [
        ("python3.13", 0.28, 260), ("nodejs22.x", 0.27, 220), ("python3.12", 0.10, 280), ("nodejs20.x", 0.08, 240), ("java21", 0.09, 1900),
        ("dotnet8", 0.08, 700), ("provided.al2023", 0.07, 60), ("ruby3.3", 0.03, 420),
    ];

    private static readonly int[] Memory = [128, 128, 256, 256, 512, 512, 512, 1024, 1024, 1024, 1536, 1769, 2048, 3008];
    private const int InsightsPercent = 6;
    private static readonly int[] Timeouts = [3, 6, 10, 15, 30, 60, 120, 300, 900];

    public static InvocationSource Source(double callsPerSecond, ref SimulationRandom random)
    {
        var dice = random.NextDouble();
        return callsPerSecond switch
        {
            < 1 / 3600.0 => dice < 0.30 ? InvocationSource.Synchronous : dice < 0.95 ? InvocationSource.Asynchronous : InvocationSource.Queue,
            < 1 / 60.0 => dice < 0.45 ? InvocationSource.Synchronous : dice < 0.85 ? InvocationSource.Asynchronous
                : dice < 0.97 ? InvocationSource.Queue : InvocationSource.Stream,
            _ => dice < 0.65 ? InvocationSource.Synchronous : dice < 0.77 ? InvocationSource.Asynchronous
                : dice < 0.93 ? InvocationSource.Queue : InvocationSource.Stream,
        };
    }

    public LambdaFunction Configure(string name, InvocationSource source, double meanMilliseconds, ref SimulationRandom random)
    {
        var runtime = PickRuntime(ref random);
        var isImage = random.Chance(0.05);
        var isInVpc = random.Chance(0.3);
        var hasAlias = source == InvocationSource.Synchronous && random.Chance(0.25);
        return new LambdaFunction
        {
            Name = name,
            Arn = $"arn:aws:lambda:{region}:{accountId}:function:{name}",
            Runtime = isImage ? null : runtime,
            PackageType = isImage ? "Image" : "Zip",
            Architecture = random.Chance(0.4) ? "arm64" : "x86_64",
            MemoryMegabytes = Memory[random.Next(Memory.Length)],
            Timeout = TimeoutFor(meanMilliseconds),
            EphemeralStorageMegabytes = random.Chance(0.05) ? 2048 : 512,
            LastModified = now.AddMinutes(-random.Next(3 * 1440, 400 * 1440)),
            SnapStart = runtime == "java21" && hasAlias && random.Chance(0.4),
            LayerArns = Layers(name, ref random),
            VpcId = isInVpc ? "vpc-0a1b2c3d4e5f60718" : null,
            SubnetIds = isInVpc ? ["subnet-0a1b2c3d4e5f60718", "subnet-0f1e2d3c4b5a69788"] : [],
            SecurityGroupIds = isInVpc ? ["sg-0123456789abcdef0"] : [],
            DeadLetterTargetArn = source == InvocationSource.Asynchronous && random.Chance(0.4) ? $"arn:aws:sqs:{region}:{accountId}:{name}-dlq" : null,
            Environment = Variables(name, ref random),
            Aliases = hasAlias ? [new LambdaAlias("live", random.Next(1, 90).ToString(CultureInfo.InvariantCulture))] : [],
            EventSources = EventSources(name, source, ref random),
            InvokerServices = source == InvocationSource.Synchronous ? ["apigateway.amazonaws.com"] : [],
        };
    }

    public static double InitMilliseconds(LambdaFunction function)
    {
        var runtime = Runtimes.FirstOrDefault(r => r.Runtime == function.Runtime);
        var init = runtime.Runtime is null ? 900 : runtime.InitMilliseconds;
        return (init + 40 * function.LayerArns.Length) * (function.SnapStart ? 0.2 : 1) * (function.MemoryMegabytes <= 256 ? 1.6 : 1);
    }

    /// <summary>Some reservations and provisioned aliases with room to spare, and a few reservations that nobody uses.</summary>
    public static FleetFunction Reserve(FleetFunction function, bool isBusy, ref SimulationRandom random)
    {
        var offered = function.OfferedConcurrency;
        var ample = (int)Math.Ceiling(2.2 * offered + 6 * Math.Sqrt(offered)) + 5;
        var configuration = function.Configuration;
        if (isBusy && function.Behaviour.Alias is { } alias && random.Chance(0.4))
        {
            var provisioned = (int)Math.Ceiling(1.8 * offered + 3 * Math.Sqrt(offered)) + 2;
            var ready = new ProvisionedConcurrencyConfig(alias, provisioned, provisioned, provisioned, "READY", null, configuration.LastModified);
            return function with { Configuration = configuration with { Provisioned = [ready] } };
        }

        if (function.Behaviour is not { Source: InvocationSource.Synchronous, Arrivals: [CallerArrivals] }) return function;
        if (isBusy ? random.Chance(0.15) : random.Chance(0.03))
            return function with { Configuration = configuration with { ReservedConcurrency = isBusy ? ample : ample + random.Next(5, 20) } };
        return function;
    }

    private static TimeSpan TimeoutFor(double meanMilliseconds)
    {
        var needed = meanMilliseconds > 20_000 ? 3.5 * meanMilliseconds : 25 * meanMilliseconds;
        return TimeSpan.FromSeconds(Timeouts.FirstOrDefault(t => t * 1000 >= needed, Timeouts[^1]));
    }

    private ImmutableArray<string> Layers(string name, ref SimulationRandom random)
    {
        var layers = ImmutableArray.CreateBuilder<string>();
        if (random.Chance(0.25)) layers.Add($"arn:aws:lambda:{region}:{accountId}:layer:shared-runtime:{random.Next(1, 30)}");
        if (random.Chance(0.15)) layers.Add($"arn:aws:lambda:{region}:{accountId}:layer:telemetry:{random.Next(1, 12)}");
        // By name, so that a fleet is otherwise what its seed always made.
        if (StableHash.Add(StableHash.Seed, name) % 100 < InsightsPercent) layers.Add($"arn:aws:lambda:{region}:580247275435:layer:LambdaInsightsExtension:53");
        return layers.DrainToImmutable();
    }

    private static ImmutableDictionary<string, string> Variables(string name, ref SimulationRandom random)
    {
        if (random.Chance(0.3)) return ImmutableDictionary<string, string>.Empty;
        return ImmutableDictionary.CreateRange<string, string>(StringComparer.Ordinal,
        [
            new("LOG_LEVEL", "info"),
            new("TABLE_NAME", name),
            new("DB_PASSWORD", $"{FleetGenerator.SecretMarker}-{random.NextUInt64():x16}"),
        ]);
    }

    private ImmutableArray<EventSourceMapping> EventSources(string name, InvocationSource source, ref SimulationRandom random)
    {
        if (source is not (InvocationSource.Queue or InvocationSource.Stream)) return [];
        Span<byte> id = stackalloc byte[16];
        BitConverter.TryWriteBytes(id, random.NextUInt64());
        BitConverter.TryWriteBytes(id[8..], random.NextUInt64());
        var arn = source == InvocationSource.Queue ? $"arn:aws:sqs:{region}:{accountId}:{name}" : $"arn:aws:kinesis:{region}:{accountId}:stream/{name}";
        return [new EventSourceMapping(new Guid(id), arn, source == InvocationSource.Queue ? 10 : 100, "Enabled", null, now.AddDays(-90))];
    }

    private static string PickRuntime(ref SimulationRandom random)
    {
        var dice = random.NextDouble();
        foreach (var (runtime, share, _) in Runtimes)
        {
            if (dice < share) return runtime;
            dice -= share;
        }

        return Runtimes[0].Runtime;
    }
}
