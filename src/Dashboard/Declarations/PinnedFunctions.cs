namespace Dashboard.Declarations;

/// <summary>Functions that are read every minute because somebody wants it so, whether anybody looks or not.</summary>
/// <param name="dataFolder">Null: what is declared is forgotten when the process ends.</param>
public sealed class PinnedFunctions(string? dataFolder) : DeclaredFunctions(dataFolder, FileName, "pinnedFunctions")
{
    public const string FileName = "pinned-functions.json";
}
