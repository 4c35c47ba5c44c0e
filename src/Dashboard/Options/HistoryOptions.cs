namespace Dashboard.Options;

/// <summary>How long history is kept.</summary>
/// <param name="MinuteDays">Days of which every minute is kept.</param>
/// <param name="HourMonths">Months, of 30 days, of which hourly and daily sums, verdicts and changes are kept.</param>
/// <param name="BackfillBudget">US dollars that reading the minutes before the start may cost an account and Region; 0: not read.</param>
public sealed record HistoryOptions(int MinuteDays, int HourMonths, decimal BackfillBudget)
{
    public static HistoryOptions Default { get; } = new(35, 13, 1.00m);

    public static HistoryOptions Read(OptionsSection section)
    {
        var options = new HistoryOptions(
            section.Number("MinuteDays", Default.MinuteDays, least: 1, most: 400),
            section.Number("HourMonths", Default.HourMonths, least: 1, most: 60),
            section.Amount("BackfillBudget", Default.BackfillBudget));
        section.RefuseOtherKeys();
        return options;
    }
}
