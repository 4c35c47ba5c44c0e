namespace Dashboard.Declarations;

/// <summary>Functions whose users say that they are limited on purpose.</summary>
/// <param name="dataFolder">Null: what is declared is forgotten when the process ends.</param>
public sealed class IntendedLimiters(string? dataFolder) : DeclaredFunctions(dataFolder, FileName, "intendedLimiters")
{
    public const string FileName = "intended-limiters.json";
}
