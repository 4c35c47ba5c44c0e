namespace Dashboard.WhatIf;

/// <summary>How much of the past is replayed.</summary>
public enum RecordedPeriod { Day, Week, Fortnight }

/// <summary>Periods as addresses and pages write them.</summary>
public static class RecordedPeriods
{
    public const RecordedPeriod Default = RecordedPeriod.Week;

    public static int Minutes(this RecordedPeriod period) => 24 * 60 * period switch { RecordedPeriod.Day => 1, RecordedPeriod.Week => 7, _ => 14 };

    public static string Key(this RecordedPeriod period) => period switch { RecordedPeriod.Day => "24h", RecordedPeriod.Week => "7d", _ => "14d" };

    public static string Label(this RecordedPeriod period) => period switch { RecordedPeriod.Day => "Last 24 h", RecordedPeriod.Week => "7 days", _ => "14 days" };

    /// <returns>Null when it names no period.</returns>
    public static RecordedPeriod? Parse(string? key)
    {
        foreach (var period in Enum.GetValues<RecordedPeriod>())
            if (string.Equals(period.Key(), key?.Trim(), StringComparison.OrdinalIgnoreCase)) return period;
        return null;
    }
}
