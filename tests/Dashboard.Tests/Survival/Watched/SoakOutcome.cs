namespace Dashboard.Tests.Survival.Watched;

/// <summary>What a soak came to.</summary>
/// <param name="Kept">The file on disk against the truth, from the first minute to the last that is settled everywhere.</param>
/// <param name="Complaints">Examples of what was missing or wrong.</param>
internal sealed record SoakOutcome(IReadOnlyList<SoakHour> Hours, Comparison Kept, IReadOnlyList<string> Complaints)
{
    public long Missing => Hours.Sum(hour => hour.Missing) + Kept.Missing;

    public long Wrong => Hours.Sum(hour => hour.Wrong) + Kept.Wrong + Kept.Early;

    /// <summary>Bytes an hour that the heap grows by: least squares over the hours after the first ones, in which windows fill; 0 for fewer than two.</summary>
    public double Slope(int warmUpHours)
    {
        var hours = Hours.Where(hour => hour.Hour >= warmUpHours).ToList();
        if (hours.Count < 2) return 0;
        var (meanHour, meanBytes) = (hours.Average(hour => hour.Hour), hours.Average(hour => (double)hour.HeapBytes));
        return hours.Sum(hour => (hour.Hour - meanHour) * (hour.HeapBytes - meanBytes)) / hours.Sum(hour => (hour.Hour - meanHour) * (hour.Hour - meanHour));
    }
}
