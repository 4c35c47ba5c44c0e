using Dashboard.Simulator.Fleet;

namespace Dashboard.Options;

/// <summary>The simulated account that runs when no account is configured. It lives in real time, as the pages do.</summary>
/// <param name="Functions">From 50 to 10,000.</param>
/// <param name="Scene">What happens in it, one of <see cref="Scenes.Names"/>.</param>
/// <param name="Seed">The same seed gives the same traffic.</param>
/// <param name="IsConfigured">True when anything of it stands in the configuration.</param>
public sealed record DemoOptions(int Functions, string Scene, int Seed, bool IsConfigured)
{
    public const string DefaultScene = "demo";

    public static DemoOptions Read(OptionsSection section)
    {
        var options = new DemoOptions(
            section.Number("Functions", whenAbsent: 220, least: 50, most: 10_000),
            section.Text("Scene", Scenes.Names.Contains, "which is not a scene", $"Choose one of {string.Join(", ", Scenes.Names)}.") ?? DefaultScene,
            section.Number("Seed", whenAbsent: 1, least: 0, most: int.MaxValue),
            section.Exists);
        section.RefuseOtherKeys();
        return options;
    }
}
