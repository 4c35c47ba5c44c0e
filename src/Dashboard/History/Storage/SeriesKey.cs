namespace Dashboard.History.Storage;

/// <summary>Hour, or day, and series in one number that sorts by time first.</summary>
internal static class SeriesKey
{
    private const int SeriesBits = 20;

    /// <summary>Series a file can have, functions that are long gone included.</summary>
    public const int MostSeries = 1 << SeriesBits;

    public static long Of(long time, int series) => (time << SeriesBits) | (uint)series;

    /// <summary>The first key of a time.</summary>
    public static long First(long time) => time << SeriesBits;

    public static long Time(long key) => key >> SeriesBits;

    public static int Series(long key) => (int)(key & (MostSeries - 1));
}
