namespace Dashboard.Simulator.Fleet;

/// <summary>Scenes in which requests come too fast although concurrency is far from its limit.</summary>
internal static class RateScenes
{
    private const int RoomyLimit = 10_000;

    /// <summary>A jump that needs more than 1,000 new environments within 10 seconds.</summary>
    public static Stage ScalingRate(SceneSetting setting) => setting.With(setting.Limit(RoomyLimit), 0.01, setting.Function(
        "tickets-open-sale",
        new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(3), new BurstArrivals(500, 30, setting.Start - 2, 2, 10, 40)],
            Duration = new LogNormalDuration(6000, 0.2, 0, 1),
            CpuShare = 0,
        }));

    /// <summary>A very short function, called more than ten times a second for each unit of its reservation.</summary>
    public static Stage RequestRate(SceneSetting setting) => setting.With(setting.UsualLimit, setting.Function(
        "identity-check-token",
        new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(60), new BurstArrivals(240, 30, setting.Start - 8, 18)],
            Duration = new LogNormalDuration(4, 0.3, 0, 1),
            CpuShare = 0,
            InitTime = TimeSpan.FromMilliseconds(12),
        },
        function => function with { ReservedConcurrency = 20, Runtime = "provided.al2023" }));
}
