using Dashboard.Simulator.Lambda;

namespace Dashboard.Simulator.Fleet;

/// <summary>Scenes about provisioned concurrency of an alias.</summary>
internal static class ProvisionedScenes
{
    private const string Alias = "live";

    /// <summary>More calls at once than provisioned environments: the rest runs on demand.</summary>
    public static Stage Spillover(SceneSetting setting) => setting.With(setting.UsualLimit, Spilling(setting));

    public static FleetFunction Spilling(SceneSetting setting, int minutesAgo = 5)
    {
        var provisioned = setting.Vary(20, 6, 60);
        return Provisioned(setting, "catalog-search-products", provisioned, Overflowing(setting, provisioned, minutesAgo));
    }

    /// <summary>Provisioned concurrency fills the reservation: what does not fit is throttled instead of run on demand.</summary>
    public static Stage EqualsReserved(SceneSetting setting)
    {
        var provisioned = setting.Vary(20, 6, 60);
        var function = Provisioned(setting, "accounts-verify-login", provisioned, Overflowing(setting, provisioned, minutesAgo: 6) with
        {
            UnqualifiedShare = setting.Vary(0.03, 0.005, 0.1),
        });
        return setting.With(setting.UsualLimit, function with { Configuration = function.Configuration with { ReservedConcurrency = provisioned } });
    }

    /// <summary>Paid for and hardly used.</summary>
    public static Stage Oversized(SceneSetting setting) => setting.With(setting.UsualLimit, Unused(setting, setting.Vary(100, 40, 250)));

    public static FleetFunction Unused(SceneSetting setting, int provisioned) => Provisioned(setting, "support-suggest-answer", provisioned, new FunctionBehaviour
    {
        Arrivals = [new CallerArrivals(setting.Vary(7.0, 2, 9), 0.3)],
        Duration = new LogNormalDuration(600, 0.3),
        Alias = Alias,
    });

    /// <param name="most">The least is what is provisioned now.</param>
    public static ScalableTarget ScalableTarget(SceneSetting setting, FleetFunction function, int most) =>
        new(ResourceId(function), function.Configuration.ProvisionedConcurrency, Math.Max(most, function.Configuration.ProvisionedConcurrency), setting.At(minutesAgo: 9 * 1440));

    public static ScalingPolicy ScalingPolicy(SceneSetting setting, FleetFunction function, double target) =>
        new($"{function.Name}-utilization", ResourceId(function), target, null, null, setting.At(minutesAgo: 9 * 1440));

    /// <summary>Calls that fit on average and for some minutes do not.</summary>
    private static FunctionBehaviour Overflowing(SceneSetting setting, int provisioned, int minutesAgo)
    {
        var milliseconds = setting.Vary(450.0, 200, 1500);
        var capacity = provisioned * 1000 / milliseconds;
        return new()
        {
            Arrivals =
            [
                new CallerArrivals(0.54 * capacity * setting.Vary(1, 0.7, 1.1), 0.1),
                new BurstArrivals(1.125 * capacity * setting.Vary(1, 0.8, 2), 30, setting.Since(minutesAgo, 30), setting.Vary(12, 4, 20)),
            ],
            Duration = new LogNormalDuration(milliseconds, 0.3),
            Alias = Alias,
            InitTime = TimeSpan.FromMilliseconds(900),
        };
    }

    private static string ResourceId(FleetFunction function) => $"function:{function.Name}:{Alias}";

    private static FleetFunction Provisioned(SceneSetting setting, string name, int count, FunctionBehaviour behaviour) => setting.Function(
        name,
        behaviour,
        function => function with { Provisioned = [new(Alias, count, count, count, "READY", null, function.LastModified)] });
}
