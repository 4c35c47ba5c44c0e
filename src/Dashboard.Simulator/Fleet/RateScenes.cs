namespace Dashboard.Simulator.Fleet;

/// <summary>Scenes in which requests come too fast although concurrency is far from its limit.</summary>
internal static class RateScenes
{
    private const int RoomyLimit = 10_000;

    /// <summary>A jump that needs more than 1,000 new environments within 10 seconds.</summary>
    public static Stage ScalingRate(SceneSetting setting)
    {
        var from = setting.Vary(10, 2, 20);
        var to = from + setting.Vary(30, 20, 38);
        return setting.With(setting.Limit(RoomyLimit), 0.01, setting.Function(
            "tickets-open-sale",
            new FunctionBehaviour
            {
                Arrivals =
                [
                    new CallerArrivals(setting.Vary(3.0, 1, 8)),
                    new BurstArrivals(setting.Vary(500.0, 320, 700), 30, setting.Since(2, 30), setting.Vary(2, 1, 4), from, to),
                ],
                Duration = new LogNormalDuration(setting.Vary(6000.0, 5000, 8000), 0.2, 0, 1),
                CpuShare = 0,
            }));
    }

    /// <summary>A very short function, called more than ten times a second for each unit of its reservation.</summary>
    public static Stage RequestRate(SceneSetting setting)
    {
        var reserved = setting.Vary(20, 5, 30);
        return setting.With(setting.UsualLimit, setting.Function(
            "identity-check-token",
            new FunctionBehaviour
            {
                Arrivals =
                [
                    new CallerArrivals(3 * reserved * setting.Vary(1, 0.5, 1.2)),
                    new BurstArrivals(12 * reserved * setting.Vary(1, 0.85, 1.8), 30, setting.Since(8, 30), setting.Vary(18, 4, 22)),
                ],
                Duration = new LogNormalDuration(setting.Vary(4.0, 2, 15), 0.3, 0, 1),
                CpuShare = 0,
                InitTime = TimeSpan.FromMilliseconds(12),
            },
            function => function with { ReservedConcurrency = reserved, Runtime = "provided.al2023" }));
    }
}
