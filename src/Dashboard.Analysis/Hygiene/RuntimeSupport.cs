using System.Collections.Frozen;

namespace Dashboard.Analysis.Hygiene;

/// <summary>
/// Until when AWS supports a runtime. Source: Lambda developer guide, lambda-runtimes, "Supported runtimes" and "Deprecated runtimes", as of
/// autumn 2026. The dates are AWS's forecast and have been moved before; those after which functions cannot be created or updated have been
/// moved too often to be stated here. A runtime that is not listed is not known.
/// </summary>
public static class RuntimeSupport
{
    private static readonly FrozenDictionary<string, DateOnly> Ends = new Dictionary<string, DateOnly>(StringComparer.Ordinal)
    {
        ["nodejs14.x"] = new(2023, 12, 4),
        ["nodejs16.x"] = new(2024, 6, 12),
        ["nodejs18.x"] = new(2025, 9, 1),
        ["nodejs20.x"] = new(2026, 4, 30),
        ["nodejs22.x"] = new(2027, 4, 30),
        ["nodejs24.x"] = new(2028, 4, 30),
        ["python3.7"] = new(2023, 12, 4),
        ["python3.8"] = new(2024, 10, 14),
        ["python3.9"] = new(2025, 12, 15),
        ["python3.10"] = new(2026, 10, 31),
        ["python3.11"] = new(2027, 6, 30),
        ["python3.12"] = new(2028, 10, 31),
        ["python3.13"] = new(2029, 6, 30),
        ["python3.14"] = new(2029, 6, 30),
        ["java8"] = new(2024, 1, 8),
        ["java8.al2"] = new(2027, 6, 30),
        ["java11"] = new(2027, 6, 30),
        ["java17"] = new(2027, 6, 30),
        ["java21"] = new(2029, 6, 30),
        ["java25"] = new(2029, 6, 30),
        ["dotnetcore3.1"] = new(2023, 4, 3),
        ["dotnet6"] = new(2024, 12, 20),
        ["dotnet8"] = new(2026, 11, 10),
        ["dotnet10"] = new(2028, 11, 14),
        ["ruby3.2"] = new(2026, 3, 31),
        ["ruby3.3"] = new(2027, 3, 31),
        ["ruby3.4"] = new(2028, 3, 31),
        ["go1.x"] = new(2024, 1, 8),
        ["provided"] = new(2024, 1, 8),
        ["provided.al2"] = new(2026, 7, 31),
        ["provided.al2023"] = new(2029, 6, 30),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>First day without security updates and support; null when the runtime is not listed.</summary>
    public static DateOnly? EndOf(string runtime) => Ends.TryGetValue(runtime, out var end) ? end : null;
}
