namespace Dashboard.Options;

/// <summary>Why a configured value cannot be used.</summary>
/// <param name="Key">Full configuration key, Dashboard:Accounts:0:Region for instance.</param>
/// <param name="Problem">What is wrong, as the rest of a sentence that begins with the key.</param>
/// <param name="Remedy">What to do, as a sentence.</param>
public sealed record OptionError(string Key, string Problem, string Remedy)
{
    /// <summary>The key as an environment variable spells it.</summary>
    public string EnvironmentVariable => Key.Replace(":", "__", StringComparison.Ordinal);

    public override string ToString() => $"{Key} {Problem} {Remedy} (Environment variable: {EnvironmentVariable})";
}
