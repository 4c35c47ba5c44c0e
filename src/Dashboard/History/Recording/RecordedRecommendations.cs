using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.Live;

namespace Dashboard.History.Recording;

/// <summary>
/// Which recommendations are news: those that appeared, whose value moved by more than a tenth, and those no longer given. They are looked
/// at once an hour, all at once. One that is missing for less than a day stands: it comes back with the hour of the day, or once what was lost is read again. Belongs
/// to one recorder.
/// </summary>
public sealed class RecordedRecommendations
{
    public const int MinutesBetween = 60;

    /// <summary>Without an answer for so long, a recommendation is withdrawn, as of the minute it was missing first.</summary>
    public const int MinutesMissing = 24 * 60;

    /// <summary>What rests on the last days would differ before they are read; when they cannot be, the rest is kept all the same.</summary>
    public const int LongestWait = 60;

    private readonly Dictionary<(string Function, RecommendationKind Kind), GivenRecommendation> _standing = [];
    private readonly Dictionary<(string Function, RecommendationKind Kind), long> _missing = [];
    private long? _firstSeen;
    private long? _lookedAt;

    /// <summary>Begins with what stands in the file.</summary>
    public void BeginAnew(IEnumerable<RecordedRecommendation> standing)
    {
        _standing.Clear();
        foreach (var each in standing) _standing[(each.Given.Function, each.Given.Kind)] = each.Given;
        _lookedAt = null;
    }

    /// <summary>True when an hour has gone by since they were looked at.</summary>
    public bool IsDue(AccountSnapshot snapshot)
    {
        var minute = MinuteOf(snapshot);
        _firstSeen ??= minute;
        return (snapshot.Analysis.Input.Usage is not null || minute - _firstSeen >= LongestWait) && (_lookedAt is not { } last || minute / MinutesBetween != last / MinutesBetween);
    }

    /// <summary>What is news in a snapshot. The same again until <see cref="Written"/>.</summary>
    public List<RecommendationChange> Due(AccountSnapshot snapshot)
    {
        var minute = MinuteOf(snapshot);
        var now = RecommendationRecords.Of(snapshot.Analysis.Input, snapshot.Analysis.Findings);
        var given = now.Given.ToDictionary(each => (each.Function, each.Kind));
        var changes = new List<RecommendationChange>();
        foreach (var (key, each) in given)
        {
            _missing.Remove(key);
            if (!_standing.TryGetValue(key, out var standing) || !standing.IsAs(each)) changes.Add(new(key.Function, key.Kind, minute, each));
        }
        foreach (var (key, standing) in _standing)
        {
            if (given.ContainsKey(key) || now.Unjudged.Contains(key.Function)) continue;
            if (IsSettled(snapshot, standing)) changes.Add(new(key.Function, key.Kind, minute, null));
            else if (!_missing.TryAdd(key, minute) && minute - _missing[key] >= MinutesMissing) changes.Add(new(key.Function, key.Kind, _missing[key], null));
        }
        return changes;
    }

    /// <summary>Takes note that what is news is safe.</summary>
    public void Written(AccountSnapshot snapshot, List<RecommendationChange> changes)
    {
        _lookedAt = MinuteOf(snapshot);
        foreach (var change in changes)
        {
            if (change.Given is { } given) _standing[(change.Function, change.Kind)] = given;
            else _standing.Remove((change.Function, change.Kind));
            _missing.Remove((change.Function, change.Kind));
        }
    }

    public static long MinuteOf(AccountSnapshot snapshot) => snapshot.TakenAt.ToUnixTimeSeconds() / 60;

    /// <summary>Its setting was changed, or the function removed: nobody waits for it any more.</summary>
    private static bool IsSettled(AccountSnapshot snapshot, GivenRecommendation standing) =>
        snapshot.Slots.TryGetValue(standing.Function, out var slot) && snapshot.Functions[slot] is var configuration
        && (configuration.IsGone || RecommendationRecords.IsOutdated(standing, configuration));
}
