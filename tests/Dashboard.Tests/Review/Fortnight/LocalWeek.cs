using System.Globalization;
using Dashboard.Analysis.Review;

namespace Dashboard.Tests.Review.Fortnight;

/// <summary>A week as a calendar on the wall there shows it. Written down here and computed by nothing of the product.</summary>
/// <param name="First">Midnight before its Monday.</param>
/// <param name="End">Midnight after its Sunday.</param>
/// <param name="ClocksChange">When clocks are set within it, and by how many hours; null when they are not.</param>
internal sealed record LocalWeek(string Zone, int Number, DateTimeOffset First, DateTimeOffset End, (DateTimeOffset At, int Hours)? ClocksChange = null)
{
    public const int Hours = 7 * 24;

    /// <summary>A country that in this fortnight puts its clocks forward; no real one does.</summary>
    public const string Southern = "Southern";

    private static readonly LocalWeek[] All =
    [
        .. Of("UTC", "+00:00", "+00:00", "+00:00"),
        .. Of("Europe/Berlin", "+02:00", "+01:00", "+01:00", (At("2026-10-25T03:00+02:00"), -1)),
        .. Of("America/New_York", "-04:00", "-04:00", "-05:00", (At("2026-11-01T02:00-04:00"), -1)),
        .. Of("Asia/Kolkata", "+05:30", "+05:30", "+05:30"),
        .. Of(Southern, "-03:00", "-03:00", "-02:00", (At("2026-10-28T02:00-03:00"), 1)),
    ];

    public static IEnumerable<string> Zones => All.Select(week => week.Zone).Distinct();

    public IsoWeek Week => new(2026, Number);
    public TimeZoneInfo TimeZone => Zone == Southern ? SouthernTime() : TimeZoneInfo.FindSystemTimeZoneById(Zone);
    public long FirstMinute => First.ToUnixTimeSeconds() / 60;
    public long EndMinute => End.ToUnixTimeSeconds() / 60;
    public int Length => (int)(EndMinute - FirstMinute);

    /// <summary>All its minutes, since 1970.</summary>
    public IEnumerable<long> Minutes => Enumerable.Range(0, Length).Select(at => FirstMinute + at);

    /// <summary>From week 42, in which no clocks are set, to 45.</summary>
    public static LocalWeek Of(string zone, int number) => All.Single(week => week.Zone == zone && week.Number == number);

    /// <summary>0 for the first hour of Monday to 167. An hour that comes twice is one; one that is passed over has no minutes.</summary>
    public int HourOf(long minute) => (int)((minute - FirstMinute) / 60) + (ClocksChange is { } set && minute * 60 >= set.At.ToUnixTimeSeconds() ? set.Hours : 0);

    /// <summary>The first minute of an hour.</summary>
    public long StartOf(int hour) => Minutes.First(minute => HourOf(minute) == hour);

    /// <summary>From the offsets at the Mondays of weeks 43 to 45.</summary>
    private static LocalWeek[] Of(string zone, string at43, string at44, string at45, (DateTimeOffset At, int Hours)? change = null)
    {
        DateTimeOffset[] mondays = [At($"2026-10-12T00:00{at43}"), At($"2026-10-19T00:00{at43}"), At($"2026-10-26T00:00{at44}"), At($"2026-11-02T00:00{at45}"), At($"2026-11-09T00:00{at45}")];
        return [.. mondays[..^1].Select((monday, i) => new LocalWeek(zone, 42 + i, monday, mondays[i + 1], change?.At >= monday && change?.At < mondays[i + 1] ? change : null))];
    }

    private static TimeZoneInfo SouthernTime()
    {
        var rule = TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date, DateTime.MaxValue.Date, TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFixedDateRule(new(1, 1, 1, 2, 0, 0), 10, 28), TimeZoneInfo.TransitionTime.CreateFixedDateRule(new(1, 1, 1, 3, 0, 0), 3, 1));
        return TimeZoneInfo.CreateCustomTimeZone(Southern, TimeSpan.FromHours(-3), Southern, Southern, Southern, [rule]);
    }

    private static DateTimeOffset At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture);
}
