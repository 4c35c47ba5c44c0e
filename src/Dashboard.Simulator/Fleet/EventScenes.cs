namespace Dashboard.Simulator.Fleet;

/// <summary>Scenes in which events wait.</summary>
internal static class EventScenes
{
    /// <summary>Asynchronous events come faster than the function's reservation lets them run; their age grows.</summary>
    public static Stage AsyncBacklog(SceneSetting setting) => setting.With(setting.UsualLimit, Backlogged(setting));

    public static FleetFunction Backlogged(SceneSetting setting, int minutesAgo = 10) => setting.Function(
        "notifications-send-email",
        new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(3, 0.1), new BurstArrivals(14, 45, setting.Start - minutesAgo, 8)],
            Duration = new LogNormalDuration(900, 0.3),
            Source = InvocationSource.Asynchronous,
        },
        function => function with { ReservedConcurrency = 10, DeadLetterTargetArn = function.Arn.Replace(":lambda:", ":sqs:", StringComparison.Ordinal).Replace(":function:", ":", StringComparison.Ordinal) });

    /// <summary>A stream whose batches fail for a while: the same records are tried again and newer ones wait.</summary>
    public static Stage IteratorAge(SceneSetting setting) => setting.With(setting.UsualLimit, Lagging(setting));

    public static FleetFunction Lagging(SceneSetting setting, int minutesAgo = 9) => setting.Function(
        "warehouse-apply-movement",
        new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(120, 0.1)],
            Duration = new LogNormalDuration(350, 0.3),
            Source = InvocationSource.Stream,
            Shards = 4,
            BatchSize = 100,
            Episodes = [new Episode(45, setting.Start - minutesAgo, 12, ErrorRate: 1)],
        });
}
