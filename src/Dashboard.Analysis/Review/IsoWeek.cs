using System.Globalization;

namespace Dashboard.Analysis.Review;

/// <summary>A week of ISO 8601, Monday to Sunday, as "2026-W47". Which minutes it has depends on the time zone; a change of clocks makes it an hour longer or shorter.</summary>
public readonly record struct IsoWeek(int Year, int Number)
{
    /// <returns>Null when the text names no week.</returns>
    public static IsoWeek? Parse(string? text)
    {
        if (text is not { Length: 8 } || text[4] != '-' || text[5] is not ('W' or 'w')) return null;
        if (!int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1970 or > 9998) return null;
        if (!int.TryParse(text.AsSpan(6), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number > ISOWeek.GetWeeksInYear(year)) return null;
        return new(year, number);
    }

    public static IsoWeek Of(DateTimeOffset time, TimeZoneInfo zone) => Of(TimeZoneInfo.ConvertTime(time, zone).DateTime);

    public DateTime Monday => ISOWeek.ToDateTime(Year, Number, DayOfWeek.Monday);

    /// <param name="weeks">May be negative.</param>
    public IsoWeek Add(int weeks) => Of(Monday.AddDays(7 * weeks));

    /// <summary>First minute, and the first of the week after, in minutes since 1970.</summary>
    public (long First, long End) Minutes(TimeZoneInfo zone) => (StartOf(Monday, zone), StartOf(Monday.AddDays(7), zone));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Year:D4}-W{Number:D2}");

    private static IsoWeek Of(DateTime day) => new(ISOWeek.GetYear(day), ISOWeek.GetWeekOfYear(day));

    /// <summary>Where clocks change at midnight the day begins with the first moment it has.</summary>
    private static long StartOf(DateTime day, TimeZoneInfo zone)
    {
        while (zone.IsInvalidTime(day)) day = day.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(day) ? zone.GetAmbiguousTimeOffsets(day).Max() : zone.GetUtcOffset(day);
        return new DateTimeOffset(day, offset).ToUnixTimeSeconds() / 60;
    }
}
