namespace Dashboard.Simulator.Fleet;

/// <summary>Scenes about provisioned concurrency of an alias.</summary>
internal static class ProvisionedScenes
{
    private const string Alias = "live";

    /// <summary>More calls at once than provisioned environments: the rest runs on demand.</summary>
    public static Stage Spillover(SceneSetting setting) => setting.With(setting.UsualLimit, Spilling(setting));

    public static FleetFunction Spilling(SceneSetting setting, int minutesAgo = 5) => Provisioned(setting, "catalog-search-products", 20, new FunctionBehaviour
    {
        Arrivals = [new CallerArrivals(24, 0.1), new BurstArrivals(50, 30, setting.Start - minutesAgo, 12)],
        Duration = new LogNormalDuration(450, 0.3),
        Alias = Alias,
        InitTime = TimeSpan.FromMilliseconds(900),
    });

    /// <summary>Paid for and hardly used.</summary>
    public static Stage Oversized(SceneSetting setting) => setting.With(setting.UsualLimit, Unused(setting, 100));

    public static FleetFunction Unused(SceneSetting setting, int provisioned) => Provisioned(setting, "support-suggest-answer", provisioned, new FunctionBehaviour
    {
        Arrivals = [new CallerArrivals(7, 0.3)],
        Duration = new LogNormalDuration(600, 0.3),
        Alias = Alias,
    });

    private static FleetFunction Provisioned(SceneSetting setting, string name, int count, FunctionBehaviour behaviour) => setting.Function(
        name,
        behaviour,
        function => function with { Provisioned = [new(Alias, count, count, count, "READY", null, function.LastModified)] });
}
