namespace Dashboard.Simulator.Fleet;

/// <summary>Scenes in which requests wait for new environments.</summary>
internal static class ColdStartScenes
{
    /// <summary>Calls in heaps, further apart than environments are kept.</summary>
    public static Stage AfterIdle(SceneSetting setting)
    {
        var everyMinutes = setting.Vary(25, 18, 55);
        return setting.With(setting.UsualLimit, setting.Function(
            "invoices-render-document",
            new FunctionBehaviour
            {
                Arrivals = [new BurstArrivals(setting.Vary(6.0, 2, 15), everyMinutes, setting.Since(4, everyMinutes), 1, 0, 20)],
                Duration = new LogNormalDuration(setting.Vary(700.0, 200, 2000), 0.3),
                InitTime = JavaInit(setting),
                KeepAliveMinutes = setting.Vary(6, 5, 10),
            },
            function => function with { Runtime = "java21" }));
    }

    /// <summary>New code every half hour: all environments are replaced while traffic goes on.</summary>
    public static Stage AfterDeployment(SceneSetting setting)
    {
        var function = Deployed(setting);
        return setting.With(setting.UsualLimit, function) with { Changes = [Deployment(setting, function)] };
    }

    public static FleetFunction Deployed(SceneSetting setting) => setting.Function(
        "customers-fetch-profile",
        new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(setting.Vary(45.0, 10, 70), 0.1)],
            Duration = new LogNormalDuration(setting.Vary(420.0, 200, 900), 0.3),
            InitTime = JavaInit(setting),
            KeepAliveMinutes = 15,
        },
        function => function with { Runtime = "java21" });

    public static ScriptedChange Deployment(SceneSetting setting, FleetFunction function)
    {
        var everyMinutes = setting.Vary(30, 25, 60);
        return new(everyMinutes, setting.Since(4, everyMinutes), account => account.Deploy(function.Name));
    }

    private static TimeSpan JavaInit(SceneSetting setting) => TimeSpan.FromMilliseconds(setting.Vary(2400.0, 900, 6000));
}
