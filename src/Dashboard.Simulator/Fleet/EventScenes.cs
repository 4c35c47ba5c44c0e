namespace Dashboard.Simulator.Fleet;

/// <summary>Scenes in which events wait.</summary>
internal static class EventScenes
{
    /// <summary>Asynchronous events come faster than the function's reservation lets them run; their age grows.</summary>
    public static Stage AsyncBacklog(SceneSetting setting) => setting.With(setting.UsualLimit, Backlogged(setting));

    public static FleetFunction Backlogged(SceneSetting setting, int minutesAgo = 10)
    {
        var reserved = setting.Vary(10, 3, 30);
        var milliseconds = setting.Vary(900.0, 300, 2500);
        var capacity = reserved * 1000 / milliseconds;
        return setting.Function(
            "notifications-send-email",
            new FunctionBehaviour
            {
                Arrivals =
                [
                    new CallerArrivals(0.27 * capacity * setting.Vary(1, 0.5, 1.3), 0.1),
                    new BurstArrivals(1.26 * capacity * setting.Vary(1, 0.9, 1.6), 45, setting.Since(minutesAgo, 45), setting.Vary(8, 5, 10)),
                ],
                Duration = new LogNormalDuration(milliseconds, 0.3),
                Source = InvocationSource.Asynchronous,
            },
            function => function with { ReservedConcurrency = reserved, DeadLetterTargetArn = setting.QueueArn("notifications-dead-letters") });
    }

    /// <summary>Events fail until they are given up, and some cannot be kept for later either; beside them a function that calls itself.</summary>
    public static Stage Dropped(SceneSetting setting) => setting.With(setting.UsualLimit,
        setting.Function(
            "ledger-book-entry",
            new FunctionBehaviour
            {
                Arrivals = [new CallerArrivals(setting.Vary(5.0, 1, 15), 0.1)],
                Duration = new LogNormalDuration(setting.Vary(300.0, 100, 1200), 0.3),
                Source = InvocationSource.Asynchronous,
                Episodes = [new Episode(45, setting.Since(12, 45), setting.Vary(15, 8, 22), ErrorRate: setting.Vary(0.9, 0.7, 1))],
                DeadLetterFailureRate = setting.Vary(0.4, 0.2, 0.9),
            },
            function => function with { DeadLetterTargetArn = setting.QueueArn("ledger-dead-letters") }),
        setting.Function("inventory-mirror-change", new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(setting.Vary(3.0, 0.5, 8), 0.1)],
            Duration = new LogNormalDuration(setting.Vary(250.0, 100, 800), 0.3),
            Source = InvocationSource.Asynchronous,
            RecursionRate = setting.Vary(0.05, 0.02, 0.2),
        }));

    /// <summary>A queue that its event source may not read fast enough, and one whose function reserves less than the event source may take.</summary>
    public static Stage QueueConcurrency(SceneSetting setting)
    {
        var most = setting.Vary(5, 2, 15);
        var reserved = setting.Vary(4, 2, 8);
        return setting.With(setting.UsualLimit,
            Queued(setting, "documents-index-page", places: most, maximumConcurrency: most, reserved: null),
            Queued(setting, "documents-scan-virus", places: reserved, maximumConcurrency: reserved * 3, reserved));
    }

    /// <param name="places">Batches that can be worked on at once.</param>
    private static FleetFunction Queued(SceneSetting setting, string name, int places, int maximumConcurrency, int? reserved)
    {
        const int BatchSize = 10;
        var milliseconds = setting.Vary(800.0, 300, 2000);
        var capacity = places * 1000 / milliseconds;
        return setting.Function(
            name,
            new FunctionBehaviour
            {
                // A message that finds nobody busy is worked on alone, one that waits in a batch.
                Arrivals = [new CallerArrivals(0.4 * capacity, 0.1), new BurstArrivals(1.5 * BatchSize * capacity, 30, setting.Since(9, 30), setting.Vary(10, 6, 14))],
                Duration = new LogNormalDuration(milliseconds, 0.3),
                Source = InvocationSource.Queue,
                BatchSize = BatchSize,
            },
            function => function with
            {
                ReservedConcurrency = reserved,
                EventSources = [.. function.EventSources.Select(source => source with { MaximumConcurrency = maximumConcurrency })],
            });
    }

    /// <summary>A stream whose batches fail for a while: the same records are tried again and newer ones wait.</summary>
    public static Stage IteratorAge(SceneSetting setting) => setting.With(setting.UsualLimit, Lagging(setting));

    public static FleetFunction Lagging(SceneSetting setting, int minutesAgo = 9) => setting.Function(
        "warehouse-apply-movement",
        new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(setting.Vary(120.0, 40, 200), 0.1)],
            Duration = new LogNormalDuration(setting.Vary(350.0, 100, 900), 0.3),
            Source = InvocationSource.Stream,
            Shards = 4,
            BatchSize = 100,
            Episodes = [new Episode(45, setting.Since(minutesAgo, 45), setting.Vary(12, 7, 20), ErrorRate: 1)],
        });
}
