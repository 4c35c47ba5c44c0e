namespace Dashboard.Simulator.Fleet;

/// <summary>The situations a simulation can be started in. Each comes back within the hour for as long as it runs.</summary>
public static class Scenes
{
    private static readonly Dictionary<string, Func<SceneSetting, Stage>> ByName = new(StringComparer.Ordinal)
    {
        ["demo"] = DemoScene.Build,
        ["quiet-day"] = setting => setting.With(setting.UsualLimit, 0.2),
        ["pool-exhausted"] = PoolScenes.Exhausted,
        ["stranded-reserve"] = PoolScenes.StrandedReserve,
        ["reserved-cap"] = ReservationScenes.Cap,
        ["kill-switch"] = ReservationScenes.KillSwitch,
        ["scaling-rate"] = RateScenes.ScalingRate,
        ["request-rate"] = RateScenes.RequestRate,
        ["slow-dependency"] = DurationScenes.SlowDependency,
        ["timeouts"] = DurationScenes.Timeouts,
        ["memory-starved"] = DurationScenes.MemoryStarved,
        ["cold-starts-after-idle"] = ColdStartScenes.AfterIdle,
        ["cold-starts-after-deployment"] = ColdStartScenes.AfterDeployment,
        ["provisioned-spillover"] = ProvisionedScenes.Spillover,
        ["provisioned-oversized"] = ProvisionedScenes.Oversized,
        ["provisioned-equals-reserved"] = ProvisionedScenes.EqualsReserved,
        ["async-backlog"] = EventScenes.AsyncBacklog,
        ["events-dropped"] = EventScenes.Dropped,
        ["iterator-age"] = EventScenes.IteratorAge,
        ["queue-concurrency"] = EventScenes.QueueConcurrency,
    };

    public static IReadOnlyCollection<string> Names => ByName.Keys;

    /// <exception cref="ArgumentException">Unknown scene, or a number of functions out of range.</exception>
    public static Stage Build(SimulationOptions options, DateTimeOffset now)
    {
        if (!ByName.TryGetValue(options.Scene, out var build))
            throw new ArgumentException($"There is no scene '{options.Scene}'. Scenes are: {string.Join(", ", Names)}.", nameof(options));
        if (options.Functions is < 50 or > 10_000)
            throw new ArgumentException($"{options.Functions} functions were asked for; a fleet has from 50 to 10,000.", nameof(options));
        return build(new SceneSetting(options, now));
    }
}
