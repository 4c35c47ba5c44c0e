namespace Dashboard.Analysis.Review;

/// <summary>
/// Requests rejected minute by minute: by what was found of functions, or by the account's own series where that counts more, since
/// functions were not read then.
/// </summary>
internal sealed class RejectedMinutes
{
    private readonly Dictionary<long, long> _ofFunctions = [];
    private readonly AccountMinutes _account;

    public RejectedMinutes(ReviewInput input, IEnumerable<RecordedVerdict> verdicts)
    {
        _account = input.Account;
        foreach (var verdict in verdicts) _ofFunctions[verdict.Minute] = _ofFunctions.GetValueOrDefault(verdict.Minute) + verdict.Throttles;
    }

    public long At(long minute)
    {
        var ofAccount = _account.At(minute).Throttles;
        return Math.Max(_ofFunctions.GetValueOrDefault(minute), ofAccount > 0 ? (long)ofAccount : 0);
    }

    /// <summary>Requests, and minutes with any.</summary>
    public (long Requests, int Minutes) Count(long first, long end)
    {
        var (requests, minutes) = (0L, 0);
        for (var minute = first; minute < end; minute++)
        {
            var rejected = At(minute);
            requests += rejected;
            if (rejected > 0) minutes++;
        }
        return (requests, minutes);
    }

    /// <summary>Requests of each hour of a week.</summary>
    public long[] ByHour(WeekHours hours)
    {
        var sums = new long[WeekHours.PerWeek];
        for (var minute = hours.First; minute < hours.End; minute++) sums[hours.Of(minute)] += At(minute);
        return sums;
    }
}
