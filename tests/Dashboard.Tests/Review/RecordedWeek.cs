using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Review;
using Dashboard.History;
using Dashboard.Tests.History;

namespace Dashboard.Tests.Review;

/// <summary>A history of its own, of a week in UTC of which a few minutes are kept.</summary>
internal sealed class RecordedWeek : IDisposable
{
    public static readonly IsoWeek Week = new(2026, 47);
    public static readonly long First = Week.Minutes(TimeZoneInfo.Utc).First;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("review-");

    public RecordedWeek(string scope)
    {
        Scope = scope;
        Archive = new(_folder.FullName);
    }

    public string Scope { get; }
    public HistoryArchive Archive { get; }

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

    public void Write(Func<HistoryWriter, HistoryFault?> write) => Assert.Null(Archive.Write(Scope, write));

    public void Dispose()
    {
        Archive.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
    }
}
