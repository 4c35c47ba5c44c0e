using Dashboard.History;
using Dashboard.Live;
using Dashboard.Polling.Planning;
using Dashboard.Polling.Spend;

namespace Dashboard.Polling;

/// <summary>Keeps what was spent in the history, so that a restart does not begin a month anew. While it cannot be kept the meter holds it.</summary>
internal sealed class SpendKeeper(AccountScope scope, HistoryArchive archive, SpendMeter meter)
{
    private bool _hasRead;

    /// <summary>Without a data folder nothing outlives the process, and what was before it is not known.</summary>
    public void Keep(DateTimeOffset now)
    {
        if (!archive.IsDurable) return;
        try
        {
            if (!_hasRead) meter.TakeBefore(archive.Reader.Spend(scope.Key, MonthBudget.Begin(now).ToUnixTimeSeconds() / 3600));
            _hasRead = true;
        }
        catch (HistoryReadException)
        {
            // The recorder meets the same fault and tells of it.
            return;
        }
        var rows = meter.Unsaved();
        if (!rows.IsEmpty && archive.Write(scope.Key, writer => writer.WriteSpend(scope.Key, rows)) is null) meter.Saved(rows);
    }
}
