namespace Dashboard.Benchmarks.History;

/// <summary>What the plain table comes to.</summary>
/// <param name="Ingest">Seconds.</param>
/// <param name="Review">Milliseconds, as <paramref name="Function"/>.</param>
internal readonly record struct RowFigures(double Ingest, double Bytes, double Review, double Function)
{
    /// <param name="functions">So many of the fleet.</param>
    /// <param name="week">First minute, and the first one after it.</param>
    public static RowFigures Of(HistoryFleet fleet, int functions, bool withIdle, string path, long firstHour, long endHour, (long First, long End) week)
    {
        var ingest = TimeSpan.Zero;
        using (var rows = new MinuteRows(path))
        {
            for (var hour = firstHour; hour < endHour; hour++)
            {
                fleet.Fill(hour);
                ingest += Time(() => rows.Write(hour, [.. fleet.Functions.Take(functions)], withIdle));
            }
            rows.Review(week.First, week.End);
            var review = Time(() => rows.Review(week.First, week.End));
            var function = Time(() => rows.Minutes(Math.Min(fleet.Busiest, functions - 1), week.First, week.End));
            rows.Dispose();
            return new(ingest.TotalSeconds, new FileInfo(path).Length, review.TotalMilliseconds, function.TotalMilliseconds);
        }
    }

    private static TimeSpan Time(Action action)
    {
        var start = TimeProvider.System.GetTimestamp();
        action();
        return TimeProvider.System.GetElapsedTime(start);
    }
}
