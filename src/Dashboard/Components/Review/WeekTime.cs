using System.Globalization;

namespace Dashboard.Components.Review;

/// <summary>Minutes since 1970, written by the clock of a zone.</summary>
/// <param name="Zone">Of the viewer, or as the address says.</param>
public readonly record struct WeekTime(TimeZoneInfo Zone)
{
    public static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    /// <summary>"Tue 14:00".</summary>
    public string Hour(long minute) => Text(minute, "ddd HH:mm");

    /// <summary>"Tue 17 Nov 14:05".</summary>
    public string Moment(long minute) => Text(minute, "ddd d MMM HH:mm");

    /// <summary>"17 Nov 2026".</summary>
    public string Day(long minute) => Text(minute, "d MMM yyyy");

    /// <returns>UTC for a name that this machine does not know.</returns>
    public static TimeZoneInfo Find(string? name) => name is { Length: > 0 and < 100 } && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone) ? zone : TimeZoneInfo.Utc;

    private string Text(long minute, string format) =>
        TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(minute * 60), Zone).ToString(format, CultureInfo.InvariantCulture);
}
