using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;
using Dashboard.Live;

namespace Dashboard.History.Recording;

/// <summary>
/// Which minutes of a snapshot are to be written: settled ones that are new or were revised since they were written last. A column is
/// immutable, so it is the same object as long as nothing new is known. Belongs to one recorder.
/// </summary>
public sealed class RecordedMinutes
{
    /// <summary>Functions that cannot be read hold back the account's own minutes for so long.</summary>
    public const int LongestWait = 30;

    /// <summary>Why a function was throttled in a minute is not looked at again later than this: by then the minutes before it leave the window.</summary>
    public const int VerdictsFinalAfter = 60;

    private readonly Dictionary<long, MinuteColumn> _written = [];
    private readonly Dictionary<long, RecordedVerdict[]> _verdicts = [];

    /// <summary>Minutes of which what was found is known here, and perhaps not in the file.</summary>
    private readonly HashSet<long> _unwritten = [];

    /// <summary>The last minute of a snapshot that is not expected to change.</summary>
    public static long SettledThrough(MinuteWindow window) => Math.Max(Math.Min(window.SettledThrough, window.AccountSettledThrough), window.AccountSettledThrough - LongestWait);

    /// <summary>What was found and kept before this process began: it was judged with the limits of its time and stays.</summary>
    public void Take(IEnumerable<RecordedVerdict> kept)
    {
        foreach (var minute in kept.GroupBy(verdict => verdict.Minute)) _verdicts.TryAdd(minute.Key, [.. minute]);
    }

    /// <summary>Nothing of it may be in the file any more: all of it is due again, what was found as it was judged then.</summary>
    public void BeginAnew()
    {
        _written.Clear();
        _unwritten.UnionWith(_verdicts.Keys);
    }

    public List<MinuteColumn> Due(MinuteWindow window)
    {
        var due = new List<MinuteColumn>();
        var through = SettledThrough(window);
        foreach (var column in window.Columns)
        {
            if (column.Minute > through) break;
            if (!_written.TryGetValue(column.Minute, out var written) || !ReferenceEquals(written, column)) due.Add(column);
        }
        return due;
    }

    /// <summary>Takes note that these minutes are safe.</summary>
    public void Written(IEnumerable<MinuteColumn> columns, long firstMinute)
    {
        foreach (var column in columns) _written[column.Minute] = column;
        foreach (var minute in _written.Keys.Where(minute => minute < firstMinute).ToList()) _written.Remove(minute);
        foreach (var minute in _verdicts.Keys.Where(minute => minute < firstMinute).ToList()) _verdicts.Remove(minute);
        _unwritten.RemoveWhere(minute => minute < firstMinute);
    }

    /// <summary>Minutes of which something else was found than was written last, with what was.</summary>
    public (List<long> Minutes, List<RecordedVerdict> Verdicts) Due(AccountSnapshot snapshot)
    {
        var through = SettledThrough(snapshot.Minutes);
        var found = VerdictRecords.Of(snapshot.Analysis.Input, snapshot.Analysis.Findings, through).ToLookup(record => record.Minute);
        var (minutes, verdicts) = (new List<long>(), new List<RecordedVerdict>());
        for (var minute = snapshot.Minutes.FirstMinute; minute <= through; minute++)
        {
            var isKept = _verdicts.TryGetValue(minute, out var kept);
            var isFinal = isKept && minute < through - VerdictsFinalAfter;
            // Functions are unknown until they are read again: what was found of them before stays.
            var now = isFinal ? Follow(kept!, found[minute]) : [.. found[minute].Concat((kept ?? []).Where(verdict => IsUnknown(snapshot, verdict))).Distinct()
                .OrderBy(verdict => verdict.Function, StringComparer.Ordinal).ThenBy(verdict => verdict.Pattern)];
            if (!_unwritten.Contains(minute) && (kept ?? []).SequenceEqual(now)) continue;
            minutes.Add(minute);
            verdicts.AddRange(now);
        }
        return (minutes, verdicts);
    }

    /// <summary>Takes note that what was found in these minutes is safe.</summary>
    public void Written(List<long> minutes, List<RecordedVerdict> verdicts)
    {
        var byMinute = verdicts.ToLookup(verdict => verdict.Minute);
        foreach (var minute in minutes) _verdicts[minute] = [.. byMinute[minute]];
        _unwritten.ExceptWith(minutes);
    }

    /// <summary>Counts follow what is known by now, and so do functions that were not read before; causes stay.</summary>
    private static RecordedVerdict[] Follow(RecordedVerdict[] kept, IEnumerable<RecordedVerdict> found)
    {
        var throttled = found.Where(verdict => verdict.Throttles > 0).ToDictionary(verdict => verdict.Function, StringComparer.Ordinal);
        if (throttled.Count == 0) return kept;
        var followed = kept.Select(verdict => verdict.Throttles > 0 && throttled.Remove(verdict.Function, out var newer) ? verdict with { Throttles = newer.Throttles } : verdict).ToArray();
        return [.. followed.Concat(throttled.Values).OrderBy(verdict => verdict.Function, StringComparer.Ordinal).ThenBy(verdict => verdict.Pattern)];
    }

    private static bool IsUnknown(AccountSnapshot snapshot, RecordedVerdict verdict) =>
        verdict.Function.Length > 0
        && (!snapshot.Slots.TryGetValue(verdict.Function, out var slot) || float.IsNaN(snapshot.Minutes.At(verdict.Minute)?.Function(FunctionMetric.Invocations, slot) ?? float.NaN));
}
