using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>One simulated account and how it is watched. All of it follows from the seed.</summary>
/// <param name="HistoryMinutes">How far back anything is known at the last look.</param>
/// <param name="WatchedMinutes">How long before the last look limits were first read.</param>
/// <param name="UsageDays">Days of hourly history that are known; 0 for none.</param>
/// <param name="MissingShare">Of function-minutes and of account minutes.</param>
/// <param name="LooksBefore">Minutes before the end at which the analysis runs, the last one 0.</param>
internal sealed record RunPlan(
    int Index, string Scene, int Functions, int Seed, DateTimeOffset Start, int HistoryMinutes, int WatchedMinutes, int UsageDays, double MissingShare, int[] LooksBefore)
{
    /// <summary>Simulated before anything is looked at, so that the fleet has warmed up.</summary>
    public const int WarmUpMinutes = 6;

    private static readonly DateTimeOffset Epoch = new(2026, 9, 7, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] SceneNames = [.. Scenes.Names];

    public int Minutes => WarmUpMinutes + HistoryMinutes;

    /// <summary>All scenes in turn, each in an account of its own shape.</summary>
    public static RunPlan OfScenes(int seed, int index)
    {
        var scene = SceneNames[index % SceneNames.Length];
        var random = SimulationRandom.For(seed, index, 1);
        var history = random.Next(65, 181);
        var isWatchedFromTheStart = random.Chance(0.75);
        var needsHistory = scene.StartsWith("provisioned", StringComparison.Ordinal) || scene is "stranded-reserve" or "demo";
        return new(
            index, scene, random.Next(60, 101), seed * 100_003 + index, Some(ref random), history,
            isWatchedFromTheStart ? history : random.Next(20, 60), needsHistory || random.Chance(0.2) ? random.Next(4, 11) : 0,
            0.005 + 0.015 * random.NextDouble(), [20, 10, 0]);
    }

    /// <summary>A fleet in which nothing is wrong, looked at again and again for an hour.</summary>
    public static RunPlan Quiet(int seed, int index)
    {
        var random = SimulationRandom.For(seed, index, 2);
        return new(
            index, "quiet-day", 220, seed * 100_003 + 50_000 + index, Some(ref random), 180, 180, random.Chance(0.5) ? 7 : 0,
            0.005 + 0.015 * random.NextDouble(), [60, 45, 30, 15, 0]);
    }

    public SimulationOptions Options => new(Functions, Scene, Seed, Past: TimeSpan.FromDays(UsageDays) + TimeSpan.FromMinutes(30))
    {
        SimulatedPast = TimeSpan.Zero,
        Variation = 1,
        TruthRetention = TimeSpan.FromHours(4),
    };

    private static DateTimeOffset Some(ref SimulationRandom random) => Epoch.AddMinutes(random.Next(28 * 1440));
}
