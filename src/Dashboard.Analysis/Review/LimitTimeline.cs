using System.Globalization;

namespace Dashboard.Analysis.Review;

/// <summary>The account's limit as it was minute by minute: today's, and before each change the one it replaced.</summary>
internal sealed class LimitTimeline
{
    private readonly (long Minute, int? Before)[] _changes;
    private readonly int? _now;

    public LimitTimeline(ReviewInput input)
    {
        _now = input.Limit;
        _changes = [.. input.Changes.Where(change => change.Setting == ChangedSetting.AccountLimit).OrderBy(change => change.Minute)
            .Select(change => (change.Minute, int.TryParse(change.Before, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : (int?)null))];
    }

    public int? At(long minute)
    {
        foreach (var (changed, before) in _changes)
            if (minute < changed) return before;
        return _now;
    }
}
