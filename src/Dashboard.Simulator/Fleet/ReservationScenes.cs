namespace Dashboard.Simulator.Fleet;

/// <summary>Scenes in which a function's own reservation refuses requests.</summary>
internal static class ReservationScenes
{
    private const int CutEveryMinutes = 60;

    /// <summary>A reservation below what the function needs at its busiest.</summary>
    public static Stage Cap(SceneSetting setting) => setting.With(setting.UsualLimit, Capped(setting));

    public static FleetFunction Capped(SceneSetting setting)
    {
        var reserved = setting.Vary(20, 5, 60);
        var milliseconds = setting.Vary(800.0, 300, 3000);
        // What the reservation can run in a second; its calls are a share of that, then more than that.
        var capacity = reserved * 1000 / milliseconds;
        return setting.Function(
            "checkout-create-payment",
            new FunctionBehaviour
            {
                Arrivals =
                [
                    new CallerArrivals(0.36 * capacity * setting.Vary(1, 0.5, 1.3), 0.2),
                    new BurstArrivals(1.52 * capacity * setting.Vary(1, 0.75, 2), 30, setting.Since(8, 30), setting.Vary(16, 4, 25)),
                ],
                Duration = new LogNormalDuration(milliseconds, 0.3),
                InitTime = TimeSpan.FromMilliseconds(300),
            },
            function => function with { ReservedConcurrency = reserved });
    }

    /// <summary>A reservation of 0, set on purpose: nothing runs until it is lifted.</summary>
    public static Stage KillSwitch(SceneSetting setting)
    {
        const string Name = "orders-sync-marketplace";
        var function = setting.Function(Name, new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(setting.Vary(12.0, 1, 40))],
            Duration = new LogNormalDuration(setting.Vary(350.0, 100, 1500)),
        });
        var cut = setting.Since(15, CutEveryMinutes);
        var cutMinutes = setting.Vary(35, 8, 45);
        return setting.With(setting.UsualLimit, function) with
        {
            Changes =
            [
                new ScriptedChange(CutEveryMinutes, cut, account => account.PutReservedConcurrency(Name, 0)),
                new ScriptedChange(CutEveryMinutes, cut + cutMinutes, account => account.DeleteReservedConcurrency(Name)),
            ],
        };
    }
}
