namespace Dashboard.Components.Guide.Calculators;

/// <summary>Enumerations as they stand in an address.</summary>
internal static class Choices
{
    public static string Word<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();

    /// <summary>What an address says wrongly counts as not said.</summary>
    public static T Read<T>(string? word, T preset) where T : struct, Enum
    {
        foreach (var value in Enum.GetValues<T>())
        {
            if (Word(value).Equals(word, StringComparison.OrdinalIgnoreCase)) return value;
        }
        return preset;
    }
}

public enum Architecture { X86, Arm }
