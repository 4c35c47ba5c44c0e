using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Aws.CloudWatch;

namespace Dashboard.Store;

/// <summary>
/// The last three hours of one account and Region in columns of floats, a column per minute and metric. Written by its one poller;
/// the windows it hands out never change and share every column that was not revised in between.
/// </summary>
public sealed class SeriesStore
{
    public const int WindowMinutes = 180;

    private readonly MinuteBuffer[] _ring = new MinuteBuffer[WindowMinutes];
    private readonly float[] _points = new float[WindowMinutes];
    private readonly int[] _parts = new int[WindowMinutes];
    private int[] _firstRun = [];
    private int[] _nextRun = [];
    private MinuteWindow? _window;

    /// <param name="lastMinute">Newest minute of the window, in minutes since 1970.</param>
    public SeriesStore(long lastMinute)
    {
        LastMinute = lastMinute;
        for (var minute = FirstMinute; minute <= lastMinute; minute++) _ring[Index(minute)] = new(minute);
    }

    public long LastMinute { get; private set; }
    public long FirstMinute => LastMinute - WindowMinutes + 1;

    /// <summary>Moves the window forward; the new minutes are unknown until applied. Does nothing when the clock went back.</summary>
    public void AdvanceTo(long lastMinute)
    {
        for (var minute = Math.Max(LastMinute + 1, lastMinute - WindowMinutes + 1); minute <= lastMinute; minute++) _ring[Index(minute)] = new(minute);
        LastMinute = Math.Max(LastMinute, lastMinute);
    }

    /// <summary>
    /// Writes an answer. A point replaces what was there. A minute without one keeps a value once seen, since published metrics are
    /// never withdrawn; else a count becomes zero and anything else stays unknown.
    /// </summary>
    public void Apply(SeriesBatch batch)
    {
        IndexRuns(batch);
        var failed = new HashSet<int>(batch.Failed);
        for (var query = 0; query < batch.Targets.Count;)
        {
            var target = batch.Targets[query];
            var end = query + 1;
            while (end < batch.Targets.Count && batch.Targets[end] == target) end++;
            var anyFailed = false;
            for (var i = query; i < end; i++) anyFailed |= failed.Contains(i);
            // Half of a sum is a wrong value; half of a single series is only a gap.
            if (!anyFailed || end == query + 1) ApplyTarget(batch, target, query, end, zeroWhereAbsent: !anyFailed && target.IsCount);
            query = end;
        }
    }

    /// <summary>States that functions were idle in those minutes whose counts nobody has a value of: no recent metric of theirs is listed.</summary>
    public void ApplyIdle(ReadOnlySpan<int> slots, MinuteSpan minutes)
    {
        for (var minute = Math.Max(minutes.First, FirstMinute); minute < Math.Min(minutes.End, LastMinute + 1); minute++)
        {
            var buffer = _ring[Index(minute)];
            foreach (var slot in slots)
            {
                SetWhereUnknown(buffer, FunctionMetric.Invocations, slot);
                SetWhereUnknown(buffer, FunctionMetric.Errors, slot);
                SetWhereUnknown(buffer, FunctionMetric.Throttles, slot);
            }
        }
    }

    /// <summary>The window as it stands now; the very same instance when nothing changed.</summary>
    /// <param name="settledThrough">See <see cref="MinuteWindow"/>; cut to the window.</param>
    /// <param name="accountSettledThrough">Of the account's own series, likewise.</param>
    public MinuteWindow Freeze(long settledThrough, long accountSettledThrough)
    {
        var settled = Math.Clamp(settledThrough, FirstMinute - 1, LastMinute);
        var accountSettled = Math.Clamp(accountSettledThrough, FirstMinute - 1, LastMinute);
        var changed = _window is null || _window.LastMinute != LastMinute || _window.SettledThrough != settled || _window.AccountSettledThrough != accountSettled;
        for (var minute = FirstMinute; minute <= LastMinute && !changed; minute++) changed = _ring[Index(minute)].IsTouched;
        if (!changed) return _window!;
        var columns = ImmutableArray.CreateBuilder<MinuteColumn>(WindowMinutes);
        for (var minute = FirstMinute; minute <= LastMinute; minute++) columns.Add(_ring[Index(minute)].Freeze());
        return _window = new(columns.MoveToImmutable(), settled) { AccountSettledThrough = accountSettled };
    }

    /// <summary>Highest value of an account metric in the window; null when no minute of it is known.</summary>
    public float? Highest(AccountMetric metric)
    {
        float? highest = null;
        foreach (var minute in _ring)
            if (minute.Account(metric) is var value && !float.IsNaN(value) && !(value <= highest)) highest = value;
        return highest;
    }

    private void ApplyTarget(SeriesBatch batch, SeriesTarget target, int query, int end, bool zeroWhereAbsent)
    {
        var first = Math.Max(batch.Minutes.First, FirstMinute);
        var length = (int)(Math.Min(batch.EndOf(query), LastMinute + 1) - first);
        if (length <= 0) return;
        var points = _points.AsSpan(0, length);
        points.Fill(float.NaN);
        var parts = _parts.AsSpan(0, length);
        parts.Clear();
        for (var i = query; i < end; i++)
            for (var run = _firstRun[i]; run >= 0; run = _nextRun[run]) Gather(batch.Columns, batch.Columns.Runs[run], target, combine: end > query + 1, first, points, parts);

        for (var i = 0; i < length; i++)
        {
            var buffer = _ring[Index(first + i)];
            var value = points[i];
            // Of several that make up one value some may be published later: until then it is not known.
            if (!float.IsNaN(value) && parts[i] < end - query && first + i >= batch.PublishedBefore) continue;
            if (!float.IsNaN(value)) Set(buffer, target, value);
            else if (zeroWhereAbsent && first + i < batch.PublishedBefore && float.IsNaN(Get(buffer, target))) Set(buffer, target, 0);
        }
    }

    private static void Gather(MetricColumns columns, SeriesRun run, SeriesTarget target, bool combine, long first, Span<float> points, Span<int> parts)
    {
        var timestamps = columns.Timestamps.Slice(run.Start, run.Count);
        var values = columns.Values.Slice(run.Start, run.Count);
        for (var i = 0; i < timestamps.Length; i++)
        {
            var index = Math.DivRem(timestamps[i], 60, out var rest) - first;
            if (rest != 0 || (ulong)index >= (ulong)points.Length) continue;
            parts[(int)index]++;
            ref var point = ref points[(int)index];
            point = combine ? ((FunctionMetric)target.Metric).Combine(point, (float)values[i]) : (float)values[i];
        }
    }

    /// <summary>Chains the runs of each query, since pages may bring several.</summary>
    private void IndexRuns(SeriesBatch batch)
    {
        var runs = batch.Columns.Runs;
        if (_firstRun.Length < batch.Targets.Count) _firstRun = new int[batch.Targets.Count];
        if (_nextRun.Length < runs.Count) _nextRun = new int[Math.Max(runs.Count, 2 * _nextRun.Length)];
        _firstRun.AsSpan(0, batch.Targets.Count).Fill(-1);
        for (var run = runs.Count - 1; run >= 0; run--)
        {
            var query = runs[run].Query;
            if ((uint)query >= (uint)batch.Targets.Count) continue;
            _nextRun[run] = _firstRun[query];
            _firstRun[query] = run;
        }
    }

    private static void SetWhereUnknown(MinuteBuffer buffer, FunctionMetric metric, int slot)
    {
        if (float.IsNaN(buffer.Function(metric, slot))) buffer.SetFunction(metric, slot, 0);
    }

    private static float Get(MinuteBuffer buffer, SeriesTarget target) =>
        target.IsAccount ? buffer.Account((AccountMetric)target.Metric) : buffer.Function((FunctionMetric)target.Metric, target.Slot);

    private static void Set(MinuteBuffer buffer, SeriesTarget target, float value)
    {
        if (target.IsAccount) buffer.SetAccount((AccountMetric)target.Metric, value);
        else buffer.SetFunction((FunctionMetric)target.Metric, target.Slot, value);
    }

    private static int Index(long minute) => (int)(minute % WindowMinutes);
}
