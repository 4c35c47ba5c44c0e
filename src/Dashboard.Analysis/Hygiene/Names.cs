namespace Dashboard.Analysis.Hygiene;

/// <summary>Names as CloudWatch spells them.</summary>
internal static class Names
{
    public const string Lambda = "AWS/Lambda";
    public const string Throttles = "Throttles";
    public const string FunctionName = "FunctionName";
}
