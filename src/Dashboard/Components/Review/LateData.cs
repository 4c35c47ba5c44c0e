using Dashboard.History;

namespace Dashboard.Components.Review;

/// <summary>What late data changed of a week after it had been recorded.</summary>
public static class LateData
{
    /// <summary>Nothing when the history cannot be read: the review says so.</summary>
    public static (int Minutes, long? Newest) Read(HistoryArchive archive, string scope, long first, long end)
    {
        try
        {
            return archive.Reader.Revised(scope, first, end);
        }
        catch (HistoryReadException)
        {
            return default;
        }
    }

    /// <returns>Null when nothing was changed.</returns>
    public static string? Words(int minutes, long? newest, WeekTime time) => newest is not { } last ? null
        : $"Late data changed {Format.Count(minutes, "minute")} of this week after {(minutes == 1 ? "it" : "they")} had been recorded, the newest at {time.Moment(last)}: what is shown has it.";
}
