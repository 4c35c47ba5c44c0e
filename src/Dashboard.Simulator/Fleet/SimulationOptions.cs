namespace Dashboard.Simulator.Fleet;

/// <param name="Functions">From 50 to 10,000, the scene's own included. Ignored with a trace.</param>
/// <param name="Scene">One of <see cref="Scenes.Names"/>. Ignored with a trace.</param>
/// <param name="TraceFolder">A folder of trace files, see <see cref="TraceFleet"/>, to take the fleet from.</param>
/// <param name="Past">How much history is there at the start.</param>
/// <param name="AccountLimit">Concurrent executions of the Region; null: what the scene needs.</param>
/// <param name="RegionalBurst">Scale as Lambda did until November 2023 instead of function by function.</param>
public sealed record SimulationOptions(
    int Functions = 220,
    string Scene = "demo",
    int Seed = 1,
    string? TraceFolder = null,
    TimeSpan Past = default,
    string Region = "us-east-1",
    string AccountId = "123456789012",
    int? AccountLimit = null,
    bool RegionalBurst = false)
{
    /// <summary>
    /// How much of the past is simulated invocation by invocation; what lies before is made a minute at a time. Null: as much as a
    /// second or two allow.
    /// </summary>
    public TimeSpan? SimulatedPast { get; init; }

    /// <summary>How far the seed may move a scene's rates, durations, sizes and times from their usual values: 0 not at all, 1 as far as the scene stays what it is.</summary>
    public double Variation { get; init; }

    /// <summary>How far back <see cref="Simulation.Truth"/> goes.</summary>
    public TimeSpan TruthRetention { get; init; } = TimeSpan.FromHours(4);
}
