using Dashboard.Analysis.Review;
using Dashboard.Live;
using Dashboard.Options;

namespace Dashboard.History.Recording;

/// <summary>
/// Keeps one scope's settled minutes, what was found in them, what changed in its settings and what was recommended. Takes snapshots as they
/// come; what could not be written is tried again with the next, as long as the snapshots still hold it. One caller at a time.
/// </summary>
public sealed class HistoryRecorder(AccountScope scope, HistoryArchive archive, HistoryOptions options)
{
    /// <summary>Hours are packed when they are this old: later revisions are rare, and cost more.</summary>
    private const int MinutesBeforePacking = 60;

    /// <summary>An account that is read has its minutes packed long before.</summary>
    private const int HoursBeforeAbandoned = 24;

    private const int HoursPerMonth = 30 * 24;

    /// <summary>Another file may take the place of the one that was written to, at any time; once is enough to notice.</summary>
    private const int MostAttempts = 2;

    private readonly RecordedMinutes _recorded = new();
    private readonly RecordedRecommendations _recommended = new();
    private int _generation;
    private Dictionary<(string, ChangedSetting), string?>? _settings;
    private long _packedThrough;
    private bool _isTidy;

    /// <summary>Writes what is new.</summary>
    /// <returns>Why it could not; null when all is safe, or nothing was new.</returns>
    public HistoryFault? Record(AccountSnapshot snapshot)
    {
        try
        {
            HistoryFault? fault = null;
            for (var attempt = 0; attempt < MostAttempts && fault is null && (attempt == 0 || archive.Generation != _generation); attempt++)
            {
                Prepare(snapshot);
                fault = RecordMinutes(snapshot) ?? RecordVerdicts(snapshot) ?? RecordSettings(snapshot) ?? RecordRecommendations(snapshot) ?? Pack(snapshot) ?? Tidy();
            }
            return fault;
        }
        catch (HistoryReadException unreadable)
        {
            return unreadable.Fault;
        }
    }

    private void Prepare(AccountSnapshot snapshot)
    {
        if (archive.Open() is var generation && generation != _generation)
        {
            _recorded.BeginAnew();
            (_generation, _settings, _packedThrough) = (generation, null, 0);
        }
        if (_settings is not null || archive.Fault is not null) return;
        _recorded.Take(archive.Reader.Verdicts(scope.Key, snapshot.Minutes.FirstMinute, snapshot.Minutes.LastMinute + 1));
        _recommended.BeginAnew(archive.Reader.Recommendations(scope.Key, long.MaxValue - 1, long.MaxValue));
        // Last: nothing is compared before all of it is known.
        _settings = archive.Reader.KnownSettings(scope.Key).ToDictionary(known => (known.Function, known.Setting), known => known.Value);
    }

    private HistoryFault? RecordMinutes(AccountSnapshot snapshot)
    {
        var due = _recorded.Due(snapshot.Minutes);
        if (due.Count == 0) return null;
        var names = new string?[snapshot.Functions.Length];
        foreach (var (name, slot) in snapshot.Slots) names[slot] = name;
        if (archive.Write(scope.Key, writer => writer.Write(scope.Key, due, names)) is { } fault) return fault;
        _recorded.Written(due, snapshot.Minutes.FirstMinute);
        return null;
    }

    private HistoryFault? RecordVerdicts(AccountSnapshot snapshot)
    {
        // Not before what was found earlier is known: it stays.
        if (_settings is null) return null;
        var (minutes, verdicts) = _recorded.Due(snapshot);
        if (minutes.Count == 0) return null;
        if (archive.Write(scope.Key, writer => writer.WriteVerdicts(scope.Key, minutes, verdicts)) is { } fault) return fault;
        _recorded.Written(minutes, verdicts);
        return null;
    }

    private HistoryFault? RecordSettings(AccountSnapshot snapshot)
    {
        if (_settings is null) return null;
        var functions = snapshot.Slots.Values.Select(slot => snapshot.Functions[slot]);
        var now = Settings.Of(snapshot.Limits, functions).Where(known => !_settings.TryGetValue((known.Function, known.Setting), out var value) || value != known.Value).ToList();
        if (now.Count == 0) return null;
        var changes = Settings.Between(_settings, now, snapshot.TakenAt.ToUnixTimeSeconds() / 60);
        if (archive.Write(scope.Key, writer => writer.WriteChanges(scope.Key, changes, now)) is { } fault) return fault;
        foreach (var known in now) _settings[(known.Function, known.Setting)] = known.Value;
        return null;
    }

    private HistoryFault? RecordRecommendations(AccountSnapshot snapshot)
    {
        if (_settings is null || !_recommended.IsDue(snapshot)) return null;
        var changes = _recommended.Due(snapshot);
        if (archive.Write(scope.Key, writer => writer.WriteRecommendations(scope.Key, RecordedRecommendations.MinuteOf(snapshot), changes)) is { } fault) return fault;
        _recommended.Written(snapshot, changes);
        return null;
    }

    /// <summary>An hour at a time, so that other scopes can write in between.</summary>
    private HistoryFault? Pack(AccountSnapshot snapshot)
    {
        var before = RecordedMinutes.SettledThrough(snapshot.Minutes) - MinutesBeforePacking;
        if (before / 60 <= _packedThrough) return null;
        for (var isDone = false; !isDone;)
            if (archive.Write(scope.Key, writer => writer.SealNext(scope.Key, before, out isDone)) is { } fault) return fault;
        (_packedThrough, _isTidy) = (before / 60, false);
        return null;
    }

    /// <summary>Some of it with each snapshot, until all of it is done.</summary>
    private HistoryFault? Tidy() => _isTidy || _packedThrough == 0 ? null : archive.Write(scope.Key, writer => writer.RetainSome(
        _packedThrough - options.MinuteDays * 24, _packedThrough - options.HourMonths * HoursPerMonth, _packedThrough - HoursBeforeAbandoned, out _isTidy));
}
