namespace Dashboard.Simulator.Metrics;

/// <summary>
/// One metric's minutes: the recent ones open to revision, the settled ones sealed into compact runs. One writer, any number of
/// readers on any thread. Minutes that were never stated cost nothing.
/// </summary>
public sealed class MetricSeries
{
    /// <summary>What stays open after sealing covers the revisions that a fifteen-minute invocation makes.</summary>
    private const int OpenLimit = 40, RunLength = 24;

    private readonly MetricStore _store;
    private readonly ulong _seed;
    private readonly Lock _lock = new();
    private readonly List<SealedMinutes> _sealed = [];
    private OpenMinute[] _open = [];
    private int _openCount;

    internal MetricSeries(MetricStore store, MetricIdentity identity)
    {
        (_store, Identity) = (store, identity);
        _seed = StableHash.Of(identity);
    }

    public MetricIdentity Identity { get; }

    /// <summary>States a minute's value as it stands at <paramref name="recordedAt"/>; a later call for the same minute revises it.</summary>
    /// <param name="minute">Minutes since 1970-01-01T00:00:00Z of the invocation's start.</param>
    /// <param name="samples">The single values where percentiles are wanted of them, else empty. Copied.</param>
    public void Record(long minute, in StatisticSet set, ReadOnlySpan<float> samples, DateTimeOffset recordedAt)
    {
        var values = SampleSummary.Of(samples);
        lock (_lock) State(minute, set, values, samples.Length > SampleSummary.Capacity, recordedAt);
    }

    /// <summary>Adds to what is stated of a minute, as every call of PutMetricData does.</summary>
    /// <param name="summary">Stands for the samples; null where they are not known, and then neither are the minute's.</param>
    internal void Accumulate(long minute, in StatisticSet set, float[]? summary, bool summarised, DateTimeOffset recordedAt)
    {
        lock (_lock)
        {
            ReopenFrom(minute);
            var at = OpenIndexOf(minute);
            if (at == _openCount || _open[at].Minute != minute)
            {
                State(minute, set, summary, summarised, recordedAt);
                return;
            }
            var before = _open[at];
            if (summary is null || before.Samples is null) (summary, summarised) = (null, false);
            else (summary, summarised) = SampleSummary.Merge(before.Samples, before.Summarised, before.Set.SampleCount, summary, summarised, set.SampleCount);
            State(minute, before.Set.Merge(set), summary, summarised, recordedAt);
        }
    }

    /// <summary>Adds the minutes from <paramref name="from"/> on and before <paramref name="to"/> that are visible at <paramref name="now"/>.</summary>
    internal void Read(long from, long to, DateTimeOffset now, bool withSamples, MinuteBuffer into)
    {
        lock (_lock)
        {
            for (var i = FirstRunEndingAtOrAfter(from); i < _sealed.Count && _sealed[i].First < to; i++) _sealed[i].Read(from, to, withSamples, into);
            for (var i = OpenIndexOf(from); i < _openCount && _open[i].Minute < to; i++)
            {
                ref var minute = ref _open[i];
                if (!minute.TrySee(now.UtcTicks, out var set, out var samples, out var summarised)) continue;
                if (withSamples && samples is not null) samples.CopyTo(into.Samples(samples.Length));
                into.Add(minute.Minute, set, withSamples ? samples?.Length ?? 0 : 0, summarised);
            }
        }
    }

    /// <summary>The newest minute visible at <paramref name="now"/>, or null.</summary>
    internal long? NewestMinute(DateTimeOffset now)
    {
        lock (_lock)
        {
            for (var i = _openCount - 1; i >= 0; i--)
                if (_open[i].TrySee(now.UtcTicks, out _, out _, out _)) return _open[i].Minute;
            return _sealed.Count == 0 ? null : _sealed[^1].Last;
        }
    }

    private void State(long minute, in StatisticSet set, float[]? samples, bool summarised, DateTimeOffset recordedAt)
    {
        var now = _store.Clock.GetUtcNow().UtcTicks;
        var visibleFrom = (recordedAt + _store.Delay.Of(_seed, Identity.Dimensions.IsEmpty, minute)).UtcTicks;
        ReopenFrom(minute);
        var at = OpenIndexOf(minute);
        if (at < _openCount && _open[at].Minute == minute)
        {
            _open[at].Revise(set, samples, summarised, visibleFrom, now);
            return;
        }
        if (_openCount >= OpenLimit && at >= RunLength) at -= SealOldest(now);
        Insert(at, new() { Minute = minute, Set = set, Samples = samples, Summarised = summarised, VisibleFrom = visibleFrom });
    }

    private void ReopenFrom(long minute)
    {
        while (_sealed.Count > 0 && _sealed[^1].Last >= minute)
        {
            var run = _sealed[^1].Reopen();
            _sealed.RemoveAt(_sealed.Count - 1);
            var grown = new OpenMinute[run.Length + _openCount];
            run.CopyTo(grown, 0);
            Array.Copy(_open, 0, grown, run.Length, _openCount);
            (_open, _openCount) = (grown, grown.Length);
        }
    }

    /// <returns>How many open minutes were sealed: the oldest run, unless a reader may still see an earlier statement of it.</returns>
    private int SealOldest(long now)
    {
        var settled = 0;
        while (settled < RunLength && _open[settled].IsSettled(now)) settled++;
        if (settled < RunLength) return 0;
        var oldest = _open[_openCount - 1].Minute - (long)_store.Retention.TotalMinutes;
        _sealed.RemoveAll(run => run.Last < oldest);
        _sealed.Add(new(_open.AsSpan(0, RunLength)));
        _openCount -= RunLength;
        Array.Copy(_open, RunLength, _open, 0, _openCount);
        Array.Clear(_open, _openCount, RunLength);
        return RunLength;
    }

    private void Insert(int at, in OpenMinute minute)
    {
        if (at > 0 && at == _openCount && at == _open.Length) at -= DropExpired();
        if (_openCount == _open.Length) Array.Resize(ref _open, _openCount is >= OpenLimit / 2 and < OpenLimit ? OpenLimit : Math.Max(4, _openCount * 2));
        Array.Copy(_open, at, _open, at + 1, _openCount - at);
        _open[at] = minute;
        _openCount++;
    }

    /// <returns>How many open minutes went because they are no longer kept: a series that is rarely written seals none.</returns>
    private int DropExpired()
    {
        var kept = OpenIndexOf(_open[_openCount - 1].Minute - (long)_store.Retention.TotalMinutes);
        if (kept == 0) return 0;
        _openCount -= kept;
        Array.Copy(_open, kept, _open, 0, _openCount);
        Array.Clear(_open, _openCount, kept);
        return kept;
    }

    private int OpenIndexOf(long minute)
    {
        var (low, high) = (0, _openCount);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_open[middle].Minute < minute) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private int FirstRunEndingAtOrAfter(long minute)
    {
        var (low, high) = (0, _sealed.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_sealed[middle].Last < minute) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
