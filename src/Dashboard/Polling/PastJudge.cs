using Dashboard.History;
using Dashboard.History.Backfill;
using Dashboard.Live;

namespace Dashboard.Polling;

/// <summary>Finds what throttled functions in hours that were read back, some hours at a time. One owner.</summary>
internal sealed class PastJudge(AccountScope scope, AccountState state, HistoryArchive archive)
{
    private const int HoursAtATime = 24;

    private readonly PastVerdicts _verdicts = new(archive.Reader, scope.Key);
    private readonly SortedSet<long> _hours = [];

    public bool HasPending => _hours.Count > 0;

    /// <param name="hours">In hours since 1970; those that wait already are not judged twice.</param>
    public void Add(IEnumerable<long> hours) => _hours.UnionWith(hours);

    public void Clear() => _hours.Clear();

    /// <summary>The newest first.</summary>
    /// <returns>Why what was found could not be kept; null when it was.</returns>
    /// <exception cref="HistoryReadException">The history cannot be read; the hours wait.</exception>
    public HistoryFault? JudgeSome()
    {
        for (var i = 0; i < HoursAtATime && _hours.Count > 0; i++)
        {
            var hour = _hours.Max;
            var found = _verdicts.Of(hour, name => state.Directory.Slots.TryGetValue(name, out var slot) ? state.Directory[slot] : null, state.Limits);
            if (!found.IsEmpty && archive.Write(scope.Key, writer => writer.AddVerdicts(scope.Key, found)) is { } unwritten) return unwritten;
            _hours.Remove(hour);
        }
        return null;
    }
}
