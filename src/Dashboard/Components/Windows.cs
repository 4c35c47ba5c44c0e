using Dashboard.Live;

namespace Dashboard.Components;

/// <summary>The ranges a viewer can choose, as they stand in addresses and on buttons.</summary>
public static class Windows
{
    public const RowWindow Default = RowWindow.Minutes60;

    public static IReadOnlyList<RowWindow> All { get; } = [RowWindow.Minutes15, RowWindow.Minutes60, RowWindow.Minutes180];

    public static RowWindow Parse(string? text) => text switch
    {
        "15m" => RowWindow.Minutes15,
        "3h" => RowWindow.Minutes180,
        _ => Default,
    };

    public static string Key(this RowWindow window) => window switch
    {
        RowWindow.Minutes15 => "15m",
        RowWindow.Minutes180 => "3h",
        _ => "1h",
    };

    public static string Label(this RowWindow window) => window switch
    {
        RowWindow.Minutes15 => "15 min",
        RowWindow.Minutes180 => "3 h",
        _ => "1 h",
    };
}
