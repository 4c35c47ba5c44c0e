namespace Dashboard.Simulator.Fleet;

/// <summary>Scenes in which a function's own reservation refuses requests.</summary>
internal static class ReservationScenes
{
    private const int CutEveryMinutes = 60;
    private const int CutMinutes = 35;

    /// <summary>A reservation below what the function needs at its busiest.</summary>
    public static Stage Cap(SceneSetting setting) => setting.With(setting.UsualLimit, Capped(setting));

    public static FleetFunction Capped(SceneSetting setting) => setting.Function(
        "checkout-create-payment",
        new FunctionBehaviour
        {
            Arrivals = [new CallerArrivals(9, 0.2), new BurstArrivals(38, 30, setting.Start - 8, 16)],
            Duration = new LogNormalDuration(800, 0.3),
            InitTime = TimeSpan.FromMilliseconds(300),
        },
        function => function with { ReservedConcurrency = 20 });

    /// <summary>A reservation of 0, set on purpose: nothing runs until it is lifted.</summary>
    public static Stage KillSwitch(SceneSetting setting)
    {
        const string Name = "orders-sync-marketplace";
        var function = setting.Function(Name, new FunctionBehaviour { Arrivals = [new CallerArrivals(12)], Duration = new LogNormalDuration(350) });
        return setting.With(setting.UsualLimit, function) with
        {
            Changes =
            [
                new ScriptedChange(CutEveryMinutes, setting.Start - 15, account => account.PutReservedConcurrency(Name, 0)),
                new ScriptedChange(CutEveryMinutes, setting.Start - 15 + CutMinutes, account => account.DeleteReservedConcurrency(Name)),
            ],
        };
    }
}
