namespace Dashboard.Simulator.Fleet;

/// <summary>Scenes in which functions take too long.</summary>
internal static class DurationScenes
{
    /// <summary>Three functions wait for the same slow service: calls stay the same, durations and concurrency multiply.</summary>
    public static Stage SlowDependency(SceneSetting setting)
    {
        var trouble = Slowness(setting);
        return setting.With(setting.UsualLimit,
            Waiting(setting, "pricing-quote-basket", 25, trouble),
            Waiting(setting, "pricing-quote-shipping", 14, trouble),
            Waiting(setting, "pricing-apply-coupon", 8, trouble));
    }

    public static Episode Slowness(SceneSetting setting, int minutesAgo = 6) =>
        new(45, setting.Since(minutesAgo, 45), setting.Vary(14, 6, 22), DurationFactor: setting.Vary(7.0, 3, 10));

    public static FleetFunction Waiting(SceneSetting setting, string name, double perSecond, Episode trouble) => setting.Function(
        name,
        new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(perSecond * setting.Vary(1, 0.3, 1.6), 0.1)],
            Duration = new LogNormalDuration(setting.Vary(180.0, 60, 350), 0.3, 0.01, 3),
            Episodes = [trouble],
        });

    /// <summary>A service stops answering; every call waits until the function's timeout ends it.</summary>
    public static Stage Timeouts(SceneSetting setting) => setting.With(setting.UsualLimit, TimingOut(setting));

    public static FleetFunction TimingOut(SceneSetting setting, int minutesAgo = 7)
    {
        var milliseconds = setting.Vary(420.0, 200, 900);
        return setting.Function(
            "shipping-track-parcel",
            new FunctionBehaviour
            {
                Arrivals = [new CallerArrivals(setting.Vary(6.0, 1.5, 15), 0.1)],
                Duration = new LogNormalDuration(milliseconds, 0.3, 0, 1),
                Episodes = [new Episode(50, setting.Since(minutesAgo, 50), setting.Vary(12, 5, 20), DurationFactor: 8400 * setting.Vary(1.0, 0.9, 2) / milliseconds)],
            },
            function => function with { Timeout = TimeSpan.FromSeconds(6) });
    }

    /// <summary>A computing function with the least memory there is, beside the same function with one full CPU.</summary>
    public static Stage MemoryStarved(SceneSetting setting) => setting.With(setting.UsualLimit,
        Computing(setting, "media-resize-upload", setting.Vary(128, 128, 320)),
        Computing(setting, "media-resize-avatar", FunctionBehaviour.MegabytesOfOneCpu));

    public static FleetFunction Computing(SceneSetting setting, string name, int memoryMegabytes) => setting.Function(
        name,
        new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(setting.Vary(4.0, 1, 10), 0.1)],
            Duration = new LogNormalDuration(setting.Vary(320.0, 100, 350), 0.22, 0, 1),
            CpuShare = setting.Vary(0.92, 0.85, 0.97),
        },
        function => function with { MemoryMegabytes = memoryMegabytes, Timeout = TimeSpan.FromSeconds(6) });
}
