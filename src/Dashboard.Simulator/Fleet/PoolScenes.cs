namespace Dashboard.Simulator.Fleet;

/// <summary>Scenes in which the account's unreserved pool runs out.</summary>
internal static class PoolScenes
{
    /// <summary>One function takes the pool for itself; all without a reservation are throttled with it.</summary>
    public static Stage Exhausted(SceneSetting setting)
    {
        var limit = setting.UsualLimit;
        var wanted = setting.Vary(1.4, 1.15, 2.2) * limit;
        return setting.With(limit, 0.08, Culprit(setting, "reports-render-yearbook", wanted, everyMinutes: 40, lengthMinutes: setting.Vary(8, 3, 15)));
    }

    /// <summary>Reservations nobody uses leave so little that the others are throttled far below the limit.</summary>
    public static Stage StrandedReserve(SceneSetting setting)
    {
        var limit = setting.UsualLimit;
        var stranded = setting.Vary(0.6, 0.2, 0.69) * limit;
        var wanted = (limit - stranded) * setting.Vary(1.5, 1.2, 2.2);
        return setting.With(limit, 0.08,
            Culprit(setting, "search-answer-query", wanted, everyMinutes: 30, lengthMinutes: setting.Vary(10, 3, 14)),
            Stranded(setting, "loyalty-import-history", (int)(stranded * 5 / 12)),
            Stranded(setting, "partners-export-catalog", (int)(stranded / 3)),
            Stranded(setting, "tax-file-return", (int)(stranded / 4)));
    }

    /// <summary>A function that now and then wants this many environments, growing too steadily for the scaling rate to matter.</summary>
    public static FleetFunction Culprit(
        SceneSetting setting, string name, double concurrency, int everyMinutes, int lengthMinutes, int minutesAgo = 3)
    {
        // Below the scaling rate of 100 new environments a second, so that the pool is what ends the growth.
        var growthPerSecond = setting.Vary(70.0, 40, 85);
        return setting.Function(
            name,
            new FunctionBehaviour
            {
                Arrivals =
                [
                    new CallerArrivals(setting.Vary(2.0, 0.5, 2.5)),
                    new BurstArrivals(growthPerSecond, everyMinutes, setting.Since(minutesAgo, everyMinutes), lengthMinutes),
                ],
                Duration = new LogNormalDuration(1000 * concurrency / growthPerSecond, 0.1, 0, 1),
                CpuShare = 0,
            },
            function => function with { Timeout = TimeSpan.FromSeconds(900) });
    }

    public static FleetFunction Stranded(SceneSetting setting, string name, int reserved) => setting.Function(
        name,
        new FunctionBehaviour { Arrivals = [new CallerArrivals(0.02)], Duration = new LogNormalDuration(400) },
        function => function with { ReservedConcurrency = reserved });
}
