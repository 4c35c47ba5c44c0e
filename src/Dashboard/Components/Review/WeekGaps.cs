using Dashboard.Analysis.Review;

namespace Dashboard.Components.Review;

/// <summary>What the numbers of a week leave out.</summary>
public static class WeekGaps
{
    /// <summary>Minutes without an answer that are not worth a word: an hour in a week.</summary>
    private const int Negligible = 60;

    /// <returns>Null when nothing worth a word is missing.</returns>
    public static string? Of(WeekHeadline headline)
    {
        var missing = headline.Passed - headline.Known;
        var parts = new List<string>();
        if (missing > Negligible) parts.Add($"{Format.Span(TimeSpan.FromMinutes(missing))} of the {Format.Span(TimeSpan.FromMinutes(headline.Passed))} that have passed are not known.");
        if (headline.Unattributed > 0) parts.Add($"{Format.Count(headline.Unattributed, "throttled request")} that the account counts cannot be told to a function: the functions' minutes are missing, or are still being read back (see Status).");
        return parts.Count == 0 ? null : string.Join(" ", parts);
    }

    /// <summary>Why no hotspots may be no good news; null when it is.</summary>
    public static string? OfHotspots(WeekHeadline headline) => headline switch
    {
        { Known: 0 } => "Nothing is known of the week.",
        { Unattributed: > 0 } => "Requests were throttled, in minutes in which no function is known yet.",
        _ => null,
    };
}
