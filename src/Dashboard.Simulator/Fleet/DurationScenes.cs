namespace Dashboard.Simulator.Fleet;

/// <summary>Scenes in which functions take too long.</summary>
internal static class DurationScenes
{
    /// <summary>Three functions wait for the same slow service: calls stay the same, durations and concurrency multiply.</summary>
    public static Stage SlowDependency(SceneSetting setting) => setting.With(setting.UsualLimit,
        Waiting(setting, "pricing-quote-basket", 25),
        Waiting(setting, "pricing-quote-shipping", 14),
        Waiting(setting, "pricing-apply-coupon", 8));

    public static FleetFunction Waiting(SceneSetting setting, string name, double perSecond, int minutesAgo = 6) => setting.Function(
        name,
        new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(perSecond, 0.1)],
            Duration = new LogNormalDuration(180, 0.3, 0.01, 3),
            Episodes = [new Episode(45, setting.Start - minutesAgo, 14, DurationFactor: 7)],
        });

    /// <summary>A service stops answering; every call waits until the function's timeout ends it.</summary>
    public static Stage Timeouts(SceneSetting setting) => setting.With(setting.UsualLimit, TimingOut(setting));

    public static FleetFunction TimingOut(SceneSetting setting, int minutesAgo = 7) => setting.Function(
        "shipping-track-parcel",
        new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(6, 0.1)],
            Duration = new LogNormalDuration(420, 0.3, 0, 1),
            Episodes = [new Episode(50, setting.Start - minutesAgo, 12, DurationFactor: 20)],
        },
        function => function with { Timeout = TimeSpan.FromSeconds(6) });

    /// <summary>A computing function with the least memory there is, beside the same function with one full CPU.</summary>
    public static Stage MemoryStarved(SceneSetting setting) => setting.With(setting.UsualLimit,
        Computing(setting, "media-resize-upload", 128),
        Computing(setting, "media-resize-avatar", FunctionBehaviour.MegabytesOfOneCpu));

    public static FleetFunction Computing(SceneSetting setting, string name, int memoryMegabytes) => setting.Function(
        name,
        new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(4, 0.1)],
            Duration = new LogNormalDuration(320, 0.22, 0, 1),
            CpuShare = 0.92,
        },
        function => function with { MemoryMegabytes = memoryMegabytes, Timeout = TimeSpan.FromSeconds(6) });
}
