using System.Globalization;
using Dashboard.History.Export;

namespace Dashboard.Downloads;

/// <summary>What a download of the history is asked for with.</summary>
/// <param name="FromMinute">In minutes since 1970; null: from the first that is kept.</param>
/// <param name="EndMinute">The first that is not asked for any more; null: to the last that is kept.</param>
public readonly record struct HistoryQuery(long? FromMinute, long? EndMinute)
{
    private static readonly string[] Forms =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mmzzz", "yyyy-MM-dd'T'HH:mm:sszzz", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd'T'HH:mm:ss'Z'"];

    /// <summary>Reads both ends. A minute belongs to the range when it begins in it.</summary>
    /// <returns>The query, or what is wrong with it in a sentence.</returns>
    public static (HistoryQuery Query, string? Error) Parse(string? from, string? to)
    {
        if (!TryMinute(from, out var first)) return (default, NoTime("from", from));
        if (!TryMinute(to, out var end)) return (default, NoTime("to", to));
        return first >= end ? (default, $"'from' ({from}) is not before 'to' ({to}).") : (new(first, end), null);
    }

    /// <summary>As it is written in addresses.</summary>
    public static string Text(long minute) => DateTimeOffset.UnixEpoch.AddMinutes(minute).ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    /// <summary>What of it is kept; null when nothing is.</summary>
    public HistoryRange? Within(string scope, (long First, long End) kept, string? function = null)
    {
        var from = Math.Max(FromMinute ?? kept.First, kept.First);
        var end = Math.Min(EndMinute ?? kept.End, kept.End);
        return from < end ? new(scope, from, end, function) : null;
    }

    private static bool TryMinute(string? text, out long? minute)
    {
        minute = null;
        if (string.IsNullOrEmpty(text)) return true;
        if (!DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return false;
        minute = (long)Math.Ceiling((time - DateTimeOffset.UnixEpoch).TotalMinutes);
        return true;
    }

    private static string NoTime(string name, string? text) => $"'{name}' is '{text}', which is no time. Write it as 2026-11-16T08:00Z, or as 2026-11-16 for midnight, in UTC.";
}
