namespace Dashboard.Simulator.Fleet;

internal static class Recurrence
{
    /// <summary>How many minutes into the current period the minute lies, periods starting at <paramref name="phase"/>.</summary>
    public static long MinuteOf(long minute, int everyMinutes, long phase) => ((minute - phase) % everyMinutes + everyMinutes) % everyMinutes;
}
