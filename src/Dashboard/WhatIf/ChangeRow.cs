using System.Globalization;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.WhatIf;

namespace Dashboard.WhatIf;

/// <summary>New settings of one function as they were typed; in an address "name,reserved,provisioned".</summary>
/// <param name="Reserved">A number, "none" to remove the reservation, or empty to leave it.</param>
/// <param name="Provisioned">The same, over all aliases.</param>
public sealed record ChangeRow(string Function, string Reserved, string Provisioned)
{
    /// <summary>Written where a setting is to be removed.</summary>
    public const string None = "none";

    /// <summary>No account is given more than this by far.</summary>
    public const int Most = 1_000_000;

    public string Text => $"{Function},{Reserved},{Provisioned}";

    /// <summary>Takes any text; what cannot be used is complained of by <see cref="WhatIfForm"/>.</summary>
    public static ChangeRow Parse(string text)
    {
        var parts = text.Split(',', 3);
        return new(parts[0].Trim(), parts.Length > 1 ? parts[1] : "", parts.Length > 2 ? parts[2] : "");
    }

    public static ChangeRow Reserve(string function, ReservedConcurrency reserved) =>
        new(function, reserved.Value?.ToString(CultureInfo.InvariantCulture) ?? None, "");

    /// <summary>Why what stands in a field cannot be used, with what can; null when it can.</summary>
    /// <param name="field">As the page calls it.</param>
    public static string? Complaint(string field, string text)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0 || IsNone(trimmed) || Number(trimmed) is not null) return null;
        return $"{field} “{Shown(trimmed)}” is no setting. Enter 0 to {Most.ToString("N0", CultureInfo.InvariantCulture)}, “{None}” to remove it, or nothing to leave it as it is.";
    }

    /// <summary>Of fields without complaints.</summary>
    public FunctionChange Change => new(
        IsNone(Reserved.Trim()) ? ReservedConcurrency.None : Number(Reserved.Trim()) is { } reserved ? ReservedConcurrency.Of(reserved) : ReservedConcurrency.Unknown,
        IsNone(Provisioned.Trim()) ? 0 : Number(Provisioned.Trim()));

    internal static int? Number(string text) =>
        int.TryParse(text, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= Most ? value : null;

    internal static string Shown(string text) => text.Length > 40 ? text[..40] + "…" : text;

    private static bool IsNone(string text) => text.Equals(None, StringComparison.OrdinalIgnoreCase);
}
