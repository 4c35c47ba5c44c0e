using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;
using Dashboard.History;
using Dashboard.History.Coding;
using Dashboard.Tests.History;

namespace Dashboard.Tests.Review;

/// <summary>A history of its own, of a week in UTC of which a few minutes are kept.</summary>
/// <param name="archive">Belongs to the caller.</param>
internal sealed class RecordedWeek(string scope, HistoryArchive archive)
{
    public static readonly IsoWeek Week = new(2026, 47);
    public static readonly long First = Week.Minutes(TimeZoneInfo.Utc).First;

    public string Scope => scope;
    public HistoryArchive Archive => archive;

    /// <summary>Keeps a minute in which a function was throttled.</summary>
    /// <param name="at">Minutes since the week began.</param>
    public void Throttle(string function, long at, long throttles, Pattern cause = Pattern.ReservedCap)
    {
        Minute(function, at, throttles);
        Write(writer => writer.WriteVerdicts(Scope, [First + at], [new(function, First + at, cause, Confidence.Proved, Harm.Rejected, throttles)]));
    }

    /// <summary>Keeps a minute, and nothing that was found in it.</summary>
    public void Minute(string function, long at, long throttles = 0) =>
        Write(writer => writer.Write(Scope, [TemporaryHistory.Minute(First + at, 50, throttles)], [function, "idle"]));

    /// <summary>Keeps whole hours in which the account ran and nothing was throttled.</summary>
    /// <param name="at">Minutes from the week's first to theirs.</param>
    public void Hours(long at, int hours)
    {
        var block = new HourBlock(SeriesShape.Account);
        foreach (var metric in (AccountMetric[])[AccountMetric.Invocations, AccountMetric.Throttles, AccountMetric.ClaimedAccountConcurrency])
            block[(int)metric].Fill(metric == AccountMetric.Throttles ? 0 : 50);
        Write(writer => writer.WriteSeries(Scope, "", [.. Enumerable.Range(0, hours).Select(hour => ((First + at) / HourBlock.Minutes + hour, block))]));
    }

    public void Write(Func<HistoryWriter, HistoryFault?> write) => Assert.Null(Archive.Write(Scope, write));
}
