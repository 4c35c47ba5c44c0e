namespace Dashboard.Simulator.Fleet;

/// <summary>Scenes in which requests wait for new environments.</summary>
internal static class ColdStartScenes
{
    private static readonly TimeSpan JavaInit = TimeSpan.FromMilliseconds(2400);

    /// <summary>Calls in heaps, further apart than environments are kept.</summary>
    public static Stage AfterIdle(SceneSetting setting) => setting.With(setting.UsualLimit, setting.Function(
        "invoices-render-document",
        new FunctionBehaviour
        {
            Arrivals = [new BurstArrivals(6, 25, setting.Start - 4, 1, 0, 20)],
            Duration = new LogNormalDuration(700, 0.3),
            InitTime = JavaInit,
            KeepAliveMinutes = 6,
        },
        function => function with { Runtime = "java21" }));

    /// <summary>New code every half hour: all environments are replaced while traffic goes on.</summary>
    public static Stage AfterDeployment(SceneSetting setting)
    {
        var function = Deployed(setting);
        return setting.With(setting.UsualLimit, function) with { Changes = [Deployment(setting, function)] };
    }

    public static FleetFunction Deployed(SceneSetting setting) => setting.Function(
        "customers-fetch-profile",
        new FunctionBehaviour { Arrivals = [new CallerArrivals(45, 0.1)], Duration = new LogNormalDuration(420, 0.3), InitTime = JavaInit, KeepAliveMinutes = 15 },
        function => function with { Runtime = "java21" });

    public static ScriptedChange Deployment(SceneSetting setting, FleetFunction function) =>
        new(30, setting.Start - 4, account => account.Deploy(function.Name));
}
