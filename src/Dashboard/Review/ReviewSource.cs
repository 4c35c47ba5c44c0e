using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Review;
using Dashboard.History;
using Microsoft.Extensions.Caching.Memory;

namespace Dashboard.Review;

/// <summary>
/// Makes weeks' reviews out of the history, once for all who look at them: a review is kept until the history of its account changes. Reading
/// goes on beside the writer. Safe from any thread.
/// </summary>
public sealed class ReviewSource(HistoryArchive archive, TimeProvider time) : IDisposable
{
    /// <summary>Weeks of the trend, the one looked at among them.</summary>
    public const int TrendWeeks = 8;

    /// <summary>Weeks before the one looked at whose decisions are checked; what they led to needs as long again before it.</summary>
    private const int CheckedWeeks = 2;

    private const int MostReviews = 48;

    private readonly MemoryCache _reviews = new(new MemoryCacheOptions { SizeLimit = MostReviews });
    private readonly Lock _gate = new();

    /// <summary>Never fails: trouble with the history is part of the answer.</summary>
    public Task<ReviewAnswer> ReadAsync(ReviewQuery query)
    {
        var key = (query.Scope, query.Week, query.Zone.Id, query.Limit, archive.Version(query.Scope));
        // Who asks for what is being made waits for it.
        lock (_gate)
        {
            if (_reviews.TryGetValue(key, out Task<ReviewAnswer>? known) && known is not { IsCompletedSuccessfully: true, Result.Fault: not null }) return known!;
            var review = Task.Run(() => Read(query));
            _reviews.Set(key, review, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(10) });
            return review;
        }
    }

    public void Dispose() => _reviews.Dispose();

    private ReviewAnswer Read(ReviewQuery query)
    {
        try
        {
            var kept = archive.Reader.Size(query.Scope);
            var decisions = archive.Reader.Decisions(query.Scope, long.MaxValue);
            var (first, end) = query.Week.Minutes(query.Zone);
            var advice = RecordedAdvice.Read(archive.Reader, query.Scope, first, end);
            return Input(query, kept, decisions) is { } input
                ? new(WeekReview.Of(input), input, kept, decisions, advice, null)
                : new(null, null, kept, decisions, advice, null);
        }
        catch (HistoryReadException unreadable)
        {
            return ReviewAnswer.Unreadable(unreadable.Fault);
        }
    }

    /// <summary>Null when nothing of the week is kept.</summary>
    private ReviewInput? Input(ReviewQuery query, HistorySize kept, ImmutableArray<Decision> decisions)
    {
        var (first, end) = query.Week.Minutes(query.Zone);
        if (kept.LastMinute is not { } newest || newest < first || kept.FirstHour * 60 >= end) return null;
        var checkedFrom = query.Week.Add(-CheckedWeeks).Minutes(query.Zone).First;
        var readFrom = query.Week.Add(-CheckedWeeks - 1).Minutes(query.Zone).First;
        var verdicts = archive.Reader.Verdicts(query.Scope, readFrom, end + ChangeBesideSpikes.Minutes);
        return new()
        {
            Week = query.Week,
            Zone = query.Zone,
            // By the clock: where recording stopped, minutes are missing and not yet to come.
            NowMinute = time.GetUtcNow().ToUnixTimeSeconds() / 60 - 1,
            Verdicts = verdicts,
            Account = SummedHours.Fill(Account(query.Scope, readFrom, end), archive.Reader.Hours(query.Scope, "", readFrom / 60, end / 60), [.. verdicts.Where(verdict => verdict.Minute < end)]),
            Limit = query.Limit,
            Changes = archive.Reader.Changes(query.Scope, checkedFrom, long.MaxValue),
            Decisions = [.. decisions.Where(decision => decision.Minute >= checkedFrom && decision.Minute < end)],
            EarlierWeeks = [.. Enumerable.Range(1, TrendWeeks - 1).Reverse().Select(back => Throttled(query, query.Week.Add(-back), verdicts, readFrom))],
        };
    }

    private AccountMinutes Account(string scope, long first, long end)
    {
        var claimed = new float[end - first];
        var throttles = new float[end - first];
        Array.Fill(claimed, float.NaN);
        Array.Fill(throttles, float.NaN);
        archive.Reader.Minutes(scope, "", first, end, (hour, block) =>
        {
            Copy(block[(int)AccountMetric.ClaimedAccountConcurrency], claimed, hour - first);
            Copy(block[(int)AccountMetric.Throttles], throttles, hour - first);
        });
        return new(first, claimed, throttles);
    }

    private static void Copy(ReadOnlySpan<float> hour, float[] to, long at)
    {
        for (var i = 0; i < hour.Length; i++)
            if (at + i >= 0 && at + i < to.Length) to[at + i] = hour[i];
    }

    /// <summary>Requests rejected in a week by function: from what was found in it where that is at hand, from hourly sums for the weeks before.</summary>
    private ImmutableDictionary<string, long> Throttled(ReviewQuery query, IsoWeek week, ImmutableArray<RecordedVerdict> verdicts, long readFrom)
    {
        var (first, end) = week.Minutes(query.Zone);
        // Newer hours may not be packed, and then have no sums.
        if (first >= readFrom) return Sum(Found(verdicts, first, end));
        var (firstHour, endHour) = ((first + 59) / 60, end / 60);
        var whole = archive.Reader.MostThrottled(query.Scope, firstHour, endHour, int.MaxValue).Select(spot => (spot.Function, spot.Totals.Throttles));
        // Where clocks differ from UTC by part of an hour a week begins and ends within one.
        return first % 60 == 0 ? Sum(whole) : Sum([.. whole, .. Edge(first, firstHour * 60), .. Edge(endHour * 60, end)]);

        IEnumerable<(string, long)> Edge(long from, long to) => Found(archive.Reader.Verdicts(query.Scope, from, to), from, to);
    }

    private static IEnumerable<(string, long)> Found(ImmutableArray<RecordedVerdict> verdicts, long first, long end) =>
        verdicts.Where(verdict => verdict.Throttles > 0 && verdict.Minute >= first && verdict.Minute < end).Select(verdict => (verdict.Function, verdict.Throttles));

    private static ImmutableDictionary<string, long> Sum(IEnumerable<(string Function, long Throttles)> counts) =>
        counts.GroupBy(count => count.Function, StringComparer.Ordinal).ToImmutableDictionary(function => function.Key, function => function.Sum(count => count.Throttles), StringComparer.Ordinal);
}
