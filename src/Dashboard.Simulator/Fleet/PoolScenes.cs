namespace Dashboard.Simulator.Fleet;

/// <summary>Scenes in which the account's unreserved pool runs out.</summary>
internal static class PoolScenes
{
    /// <summary>Below the scaling rate of 100 new environments a second, so that the pool is what ends the growth.</summary>
    private const double GrowthPerSecond = 70;

    /// <summary>One function takes the pool for itself; all without a reservation are throttled with it.</summary>
    public static Stage Exhausted(SceneSetting setting)
    {
        var limit = setting.UsualLimit;
        return setting.With(limit, 0.08, Culprit(setting, "reports-render-yearbook", 1.4 * limit, everyMinutes: 40, lengthMinutes: 8));
    }

    /// <summary>Reservations nobody uses leave so little that the others are throttled far below the limit.</summary>
    public static Stage StrandedReserve(SceneSetting setting)
    {
        var limit = setting.UsualLimit;
        return setting.With(limit, 0.08,
            Culprit(setting, "search-answer-query", 0.6 * limit, everyMinutes: 30, lengthMinutes: 10),
            Stranded(setting, "loyalty-import-history", (int)(0.25 * limit)),
            Stranded(setting, "partners-export-catalog", (int)(0.2 * limit)),
            Stranded(setting, "tax-file-return", (int)(0.15 * limit)));
    }

    /// <summary>A function that now and then wants this many environments, growing too steadily for the scaling rate to matter.</summary>
    public static FleetFunction Culprit(SceneSetting setting, string name, double concurrency, int everyMinutes, int lengthMinutes, int minutesAgo = 3) => setting.Function(
        name,
        new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(2), new BurstArrivals(GrowthPerSecond, everyMinutes, setting.Start - minutesAgo, lengthMinutes)],
            Duration = new LogNormalDuration(1000 * concurrency / GrowthPerSecond, 0.1, 0, 1),
            CpuShare = 0,
        },
        function => function with { Timeout = TimeSpan.FromSeconds(900) });

    public static FleetFunction Stranded(SceneSetting setting, string name, int reserved) => setting.Function(
        name,
        new FunctionBehaviour { Arrivals = [new CallerArrivals(0.02)], Duration = new LogNormalDuration(400) },
        function => function with { ReservedConcurrency = reserved });
}
