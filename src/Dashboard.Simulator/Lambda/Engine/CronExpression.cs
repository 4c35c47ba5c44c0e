using System.Globalization;
using System.Text.RegularExpressions;

namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>Schedules of Application Auto Scaling, in UTC: cron(minute hour * * ? *) with single numbers or stars, and rate(n unit).</summary>
internal static partial class CronExpression
{
    public static bool Matches(string schedule, DateTimeOffset minute)
    {
        if (Rate().Match(schedule) is { Success: true } rate)
        {
            var unit = rate.Groups[2].Value switch { "minute" => 1, "hour" => 60, _ => 1440 };
            return minute.ToUnixTimeSeconds() / 60 % (int.Parse(rate.Groups[1].ValueSpan, CultureInfo.InvariantCulture) * unit) == 0;
        }

        return Cron().Match(schedule) is { Success: true } cron && Is(cron.Groups[1], minute.Minute) && Is(cron.Groups[2], minute.Hour);
    }

    private static bool Is(Group field, int value) => field.ValueSpan is "*" || int.Parse(field.ValueSpan, CultureInfo.InvariantCulture) == value;

    [GeneratedRegex(@"^rate\((\d{1,4}) (minute|hour|day)s?\)$")]
    private static partial Regex Rate();

    [GeneratedRegex(@"^cron\((\d{1,2}|\*) (\d{1,2}|\*) ")]
    private static partial Regex Cron();
}
