namespace Dashboard.Simulator.Metrics;

/// <summary>
/// The periods a request asks for. They are counted from the rounded start, not from the hour. Source: boto/botocore model of
/// GetMetricData, member StartTime.
/// </summary>
/// <param name="Start">Epoch seconds of the first period, inclusive.</param>
/// <param name="End">Epoch seconds, exclusive.</param>
/// <param name="Period">Seconds.</param>
/// <param name="IsKept">False when CloudWatch keeps nothing that fine of that age: no points, and no error.</param>
internal readonly record struct ReadWindow(long Start, long End, int Period, bool IsKept)
{
    private const int Minute = 60, FiveMinutes = 300, Hour = 3600;

    /// <summary>Rounds the start down to the minute, from an age of 15 days to five minutes, from 63 days to the hour.</summary>
    public static ReadWindow Of(DateTimeOffset start, DateTimeOffset end, int period, DateTimeOffset now)
    {
        var age = now - start;
        var kept = age < TimeSpan.FromDays(15) ? Minute : age <= TimeSpan.FromDays(63) ? FiveMinutes : Hour;
        var seconds = start.ToUnixTimeSeconds();
        var exclusiveEnd = (end.ToUnixTimeMilliseconds() + 999) / 1000;
        return new(seconds - ((seconds % kept) + kept) % kept, exclusiveEnd, period, period >= kept);
    }

    /// <summary>How many points there can be.</summary>
    public long Periods => Math.Max(0, (End - Start + Period - 1) / Period);

    public long FirstMinute => Start / Minute;

    public long MinutesEnd => (End + Minute - 1) / Minute;

    public long PeriodStart(long minute) => Start + (minute * Minute - Start) / Period * Period;
}
