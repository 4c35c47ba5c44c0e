using System.Globalization;

namespace Dashboard.Components.Spend;

/// <summary>US dollars as they are written where <see cref="Format.Dollars"/> would say too much.</summary>
public static class Money
{
    /// <summary>A figure in view of all pages: rounded as far as not to change every minute. Cents below ten dollars, tens of cents below a hundred.</summary>
    public static string Rounded(decimal value) => value switch
    {
        < 10 => Format.Dollars(value),
        < 100 => Format.Dollars(Math.Round(value, 1)),
        _ => "$" + Math.Round(value).ToString("N0", CultureInfo.InvariantCulture),
    };

    /// <summary>What is only expected: whole dollars from ten on.</summary>
    public static string Expected(decimal value) => value < 10 ? Format.Dollars(Math.Round(value, 1)) : "$" + Math.Round(value).ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>As somebody typed it: "$50", "$12.50".</summary>
    public static string Budget(decimal value) => value == Math.Floor(value) ? "$" + value.ToString("N0", CultureInfo.InvariantCulture) : Format.Dollars(value);

    /// <summary>A price for each of many: "$0.01", "$0.0125".</summary>
    public static string Price(decimal value) => "$" + value.ToString("0.00######", CultureInfo.InvariantCulture);
}
