namespace Dashboard.Options;

/// <summary>The simulated account that runs when no account is configured.</summary>
/// <param name="Functions">From 50 to 10,000.</param>
/// <param name="Scene">What happens in it.</param>
/// <param name="Seed">The same seed gives the same traffic.</param>
/// <param name="Speed">Simulated seconds a second.</param>
/// <param name="IsConfigured">True when anything of it stands in the configuration.</param>
public sealed record DemoOptions(int Functions, string Scene, int Seed, double Speed, bool IsConfigured)
{
    public static DemoOptions Read(OptionsSection section)
    {
        var options = new DemoOptions(
            section.Number("Functions", whenAbsent: 200, least: 50, most: 10_000),
            section.Text("Scene") ?? "demo",
            section.Number("Seed", whenAbsent: 1, least: 0, most: int.MaxValue),
            section.Fraction("Speed", whenAbsent: 1, least: 1, most: 60),
            section.Exists);
        section.RefuseOtherKeys();
        return options;
    }
}
