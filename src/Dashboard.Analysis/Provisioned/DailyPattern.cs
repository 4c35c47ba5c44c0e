namespace Dashboard.Analysis.Provisioned;

/// <summary>Whether demand keeps to the hours of the day, which a schedule can follow.</summary>
/// <param name="Peak">Highest concurrency of all known hours.</param>
/// <param name="QuietPeak">Highest of the quiet hours.</param>
/// <param name="QuietFrom">Hour of the day, UTC, at which the longest run of quiet hours begins.</param>
/// <param name="QuietHours">How many there are in that run.</param>
/// <param name="Days">Days of which something is known.</param>
public readonly record struct DailyPattern(double Peak, double QuietPeak, int QuietFrom, int QuietHours, int Days)
{
    private const int HoursPerDay = 24;

    /// <param name="concurrency">Peak by hour.</param>
    /// <param name="invocations">By hour: where 0, the peak is.</param>
    /// <returns>Null when too little is known, or demand does not follow the clock.</returns>
    public static DailyPattern? Of(long firstHour, ReadOnlySpan<float> concurrency, ReadOnlySpan<float> invocations)
    {
        var peak = 0f;
        foreach (var value in concurrency)
            if (value > peak) peak = value;
        if (peak == 0) return null;
        if (!IsKnownThroughout(firstHour, concurrency, invocations, peak, out var days)) return null;

        Span<float> highest = stackalloc float[HoursPerDay];
        for (var i = 0; i < concurrency.Length; i++)
        {
            var hour = (int)((firstHour + i) % HoursPerDay);
            if (concurrency[i] > highest[hour]) highest[hour] = concurrency[i];
        }
        var (from, length) = LongestQuiet(highest, (float)(ProvisionedThresholds.QuietShare * peak));
        if (length < ProvisionedThresholds.QuietHours) return null;
        var quiet = 0f;
        for (var i = 0; i < length; i++) quiet = Math.Max(quiet, highest[(from + i) % HoursPerDay]);
        return new(peak, quiet, from, length, days);
    }

    private static float At(int index, ReadOnlySpan<float> concurrency, ReadOnlySpan<float> invocations) =>
        float.IsNaN(concurrency[index]) && index < invocations.Length && invocations[index] == 0 ? 0 : concurrency[index];

    /// <summary>Every hour of the day is known on enough days, and enough days come near the highest peak.</summary>
    private static bool IsKnownThroughout(long firstHour, ReadOnlySpan<float> concurrency, ReadOnlySpan<float> invocations, float peak, out int days)
    {
        Span<int> known = stackalloc int[HoursPerDay];
        var (busy, lastBusy, today) = (0, -1L, -1L);
        days = 0;
        for (var i = 0; i < concurrency.Length; i++)
        {
            var value = At(i, concurrency, invocations);
            if (float.IsNaN(value)) continue;
            known[(int)((firstHour + i) % HoursPerDay)]++;
            var day = (firstHour + i) / HoursPerDay;
            if (day != today) (days, today) = (days + 1, day);
            if (day != lastBusy && value >= ProvisionedThresholds.BusyShare * peak) (busy, lastBusy) = (busy + 1, day);
        }
        foreach (var count in known)
            if (count < ProvisionedThresholds.Days) return false;
        return busy >= ProvisionedThresholds.BusyDays;
    }

    private static (int From, int Length) LongestQuiet(ReadOnlySpan<float> highest, float limit)
    {
        var (from, longest) = (0, 0);
        for (var start = 0; start < HoursPerDay; start++)
        {
            var length = 0;
            while (length < HoursPerDay && highest[(start + length) % HoursPerDay] <= limit) length++;
            if (length > longest) (from, longest) = (start, length);
        }
        return (from, longest);
    }
}
