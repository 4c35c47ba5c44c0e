namespace Dashboard.Components.Spend;

/// <summary>Minutes between two reads, in words.</summary>
public static class Intervals
{
    /// <summary>From here on hours are easier to grasp.</summary>
    private const int Hours = 120;

    /// <summary>"every minute", "every 15 minutes", "every 3 hours".</summary>
    public static string Every(int minutes) => minutes == 1 ? "every minute" : $"every {Of(minutes)}";

    /// <summary>"every 15 to 60 minutes", "every 45 minutes to 3 hours".</summary>
    public static string Every(int least, int most) => least == most ? Every(least) : most < Hours ? $"every {least} to {Of(most)}" : $"every {Of(least)} to {Of(most)}";

    /// <summary>"every 16 minutes instead of 5", "every 3 hours instead of 30 minutes".</summary>
    public static string Instead(int minutes, int usual) => $"{Every(minutes)} instead of {(minutes < Hours ? usual : Of(usual))}";

    private static string Of(int minutes) => minutes < Hours ? Format.Count(minutes, "minute") : minutes % 60 == 0 ? Format.Count(minutes / 60, "hour") : Format.Span(TimeSpan.FromMinutes(minutes));
}
