namespace Dashboard.Aws.CloudWatch;

/// <summary>What holds for a page of GetMetricData in either protocol.</summary>
internal static class PageRules
{
    /// <summary>Far above the 100,800 points AWS puts on a page: what a damaged or hostile body may make this process hold.</summary>
    public const int MaximumPoints = 1_000_000;

    /// <summary>Series, and likewise messages. AWS puts 500 series on a page.</summary>
    public const int MaximumItems = 100_000;

    private const int IndefiniteStep = 256;

    /// <summary>How many points to make room for, <paramref name="read"/> of them read; <paramref name="count"/> is negative when unknown.</summary>
    public static int Room(int count, int read)
    {
        var room = count < 0 ? read + IndefiniteStep : count;
        return room <= MaximumPoints ? room : throw new FormatException($"A series of more than {MaximumPoints} points");
    }

    /// <summary>
    /// Closes a series: its points become a run of the query, and the messages from <paramref name="firstMessage"/> on its messages.
    /// A series whose id is none of ours leaves no run.
    /// </summary>
    public static void AddSeries(MetricColumns into, int query, int timestamps, int values, SeriesStatus status, int firstMessage)
    {
        if (timestamps != values) throw new FormatException($"A series of {timestamps} timestamps and {values} values");
        into.AssignMessages(firstMessage, query);
        if (query != QueryId.None) into.AddRun(query, timestamps, status);
    }

    /// <summary>To be asked after each series and each message of a page.</summary>
    public static void Check(MetricColumns into, MetricColumns.Mark before)
    {
        if (into.Count - before.Points > MaximumPoints) throw new FormatException($"A page of more than {MaximumPoints} points");
        if (Math.Max(into.Runs.Count - before.Runs, into.Messages.Count - before.Messages) > MaximumItems) throw new FormatException($"A page of more than {MaximumItems} series or messages");
    }
}
