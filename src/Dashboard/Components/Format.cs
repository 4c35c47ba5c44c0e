using System.Globalization;

namespace Dashboard.Components;

/// <summary>How numbers and times are written on pages: the same in every culture, units after a space that does not break.</summary>
public static class Format
{
    /// <summary>Stands for a value nobody knows or that does not exist; never for zero.</summary>
    public const string None = "–";

    private const char Space = '\u00a0';

    public static string Count(long? value) => value?.ToString("N0", CultureInfo.InvariantCulture) ?? None;

    public static string Number(double value) => double.IsNaN(value) ? None : Count((long)Math.Round(value));

    /// <summary>"3 functions", "1 function".</summary>
    public static string Count(long value, string singular, string? plural = null) =>
        $"{Count(value)}{Space}{(value == 1 ? singular : plural ?? singular + "s")}";

    /// <summary>A fraction as per cent. What is not quite nothing or not quite all is never rounded to it.</summary>
    public static string Share(double? fraction)
    {
        if (fraction is not { } value || double.IsNaN(value)) return None;
        var percent = value * 100;
        var text = percent switch
        {
            > 0 and < 0.1 => "<" + Space + "0.1",
            > 0 and < 9.95 => percent.ToString("0.#", CultureInfo.InvariantCulture),
            > 99 and < 100 => Math.Min(99.9, percent).ToString("0.#", CultureInfo.InvariantCulture),
            _ => percent.ToString("N0", CultureInfo.InvariantCulture),
        };
        return $"{text}{Space}%";
    }

    public static string Milliseconds(double? value)
    {
        if (value is not { } ms || double.IsNaN(ms)) return None;
        return ms switch
        {
            < 9.95 => $"{ms.ToString("0.#", CultureInfo.InvariantCulture)}{Space}ms",
            < 999.5 => $"{ms.ToString("0", CultureInfo.InvariantCulture)}{Space}ms",
            < 59_950 => $"{(ms / 1_000).ToString("0.#", CultureInfo.InvariantCulture)}{Space}s",
            _ => Span(TimeSpan.FromMilliseconds(ms)),
        };
    }

    /// <summary>The two largest units: "45 s", "3 min", "2 h 5 min", "4 d 3 h". Seconds are dropped from five minutes on.</summary>
    public static string Span(TimeSpan span)
    {
        var seconds = (long)Math.Max(0, Math.Round(span.TotalSeconds));
        return seconds switch
        {
            < 60 => $"{seconds}{Space}s",
            < 300 when seconds % 60 != 0 => $"{seconds / 60}{Space}min {seconds % 60}{Space}s",
            < 3_600 => $"{seconds / 60}{Space}min",
            < 86_400 => Two(seconds / 3_600, "h", seconds % 3_600 / 60, "min"),
            _ => Two(seconds / 86_400, "d", seconds % 86_400 / 3_600, "h"),
        };
    }

    public static string Clock(DateTimeOffset time) => time.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Time(DateTimeOffset time) => $"{Clock(time)}{Space}UTC";

    public static string DateAndTime(DateTimeOffset time) => $"{time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}{Space}UTC";

    /// <summary>The time alone when it is of the last twelve hours, with its date otherwise.</summary>
    public static string Moment(DateTimeOffset time, DateTimeOffset now) => (now - time).Duration() < TimeSpan.FromHours(12) ? Time(time) : DateAndTime(time);

    public static string Dollars(decimal value) => value is > 0 and < 0.01m
        ? "<" + Space + "$0.01"
        : "$" + value.ToString("N2", CultureInfo.InvariantCulture);

    public static string Megabytes(int? value) => value is { } megabytes ? $"{Count(megabytes)}{Space}MB" : None;

    private static string Two(long large, string largeUnit, long small, string smallUnit) =>
        small == 0 ? $"{large}{Space}{largeUnit}" : $"{large}{Space}{largeUnit} {small}{Space}{smallUnit}";
}
