using Dashboard.History.Coding;

namespace Dashboard.History.Storage;

/// <summary>One hour of one series, as it is kept.</summary>
/// <param name="Series">Number of the series.</param>
/// <param name="Function">Empty for the account itself.</param>
/// <param name="FirstMinute">Of the hour, in minutes since 1970.</param>
/// <param name="Block">Used again for the next.</param>
internal readonly record struct SeriesHour(int Series, string Function, long FirstMinute, HourBlock Block)
{
    public bool IsAccount => Function.Length == 0;
}
