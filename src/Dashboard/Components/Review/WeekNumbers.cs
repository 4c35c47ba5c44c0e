using System.Globalization;

namespace Dashboard.Components.Review;

/// <summary>Numbers that fit a cell of four letters.</summary>
public static class WeekNumbers
{
    /// <summary>"940", "1.2k", "31k", "4.5M".</summary>
    public static string Brief(long value) => value switch
    {
        < 1_000 => Text(value, ""),
        < 9_950 => Text(Math.Round(value / 1_000.0, 1), "k"),
        < 999_500 => Text(Math.Round(value / 1_000.0), "k"),
        < 9_950_000 => Text(Math.Round(value / 1_000_000.0, 1), "M"),
        _ => Text(Math.Round(value / 1_000_000.0), "M"),
    };

    private static string Text(double value, string unit) => value.ToString("0.#", CultureInfo.InvariantCulture) + unit;
}
