using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Components.Guide.Calculators;

/// <summary>A number that a calculator asks for.</summary>
/// <param name="Key">Of the query parameter that holds it.</param>
/// <param name="Preset">Stands while the address says nothing; null where nothing is known to begin with.</param>
public sealed partial record NumberField(string Key, string Label, string Unit, double Least, double Most, double? Preset, bool IsWhole = true)
{
    private const int LongestText = 30;

    /// <summary>What the preset looks like in the field.</summary>
    public string PresetText => Preset?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Reads what was typed; the text is kept whatever it says.</summary>
    /// <param name="text">Null when nothing was.</param>
    public NumberEntry Read(string? text)
    {
        text ??= PresetText;
        if (text.Length > LongestText) text = text[..LongestText];
        var trimmed = text.Trim();
        if (trimmed.Length == 0) return Wrong(text, $"Enter a number, {Range}.");
        if (!Written().IsMatch(trimmed)) return Wrong(text, trimmed.Contains(',', StringComparison.Ordinal) ? $"“{trimmed}” is not a number. Decimals take a point." : $"“{trimmed}” is not a number. Enter {Range}.");
        var value = double.Parse(Separator().Replace(trimmed, ""), CultureInfo.InvariantCulture);
        if (IsWhole && value != Math.Floor(value)) return Wrong(text, "Enter a whole number.");
        return value < Least || value > Most ? Wrong(text, $"Enter {Range}.") : new(this, text, value, null);
    }

    private string Range => $"{Text(Least)} to {Text(Most)}";

    private static string Text(double value) => value.ToString("#,0.####", CultureInfo.InvariantCulture);

    private NumberEntry Wrong(string text, string error) => new(this, text, null, error);

    // A comma or a space counts only where it parts thousands: "1,5" is not fifteen.
    [GeneratedRegex(@"^-?(?:\d+|\d{1,3}(?:[,\u00a0\u202f ]\d{3})+)(?:\.\d+)?$")]
    private static partial Regex Written();

    [GeneratedRegex(@"[,\u00a0\u202f ]")]
    private static partial Regex Separator();
}

/// <summary>What stands in a field.</summary>
/// <param name="Value">Null when it cannot be calculated with.</param>
/// <param name="Error">What to do about it; null when there is a value.</param>
public sealed record NumberEntry(NumberField Field, string Text, double? Value, string? Error);
