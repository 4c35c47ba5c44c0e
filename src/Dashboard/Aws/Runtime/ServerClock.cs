namespace Dashboard.Aws.Runtime;

/// <summary>
/// AWS's time as its answers tell it, so that a wrong clock of this machine, or one that is set, moves neither the minutes that are asked for
/// nor what is taken for zero. This machine's own until the first answer; carried on from there by a timer nobody sets. Safe from any thread.
/// </summary>
/// <param name="local">This machine's clock.</param>
public sealed class ServerClock(TimeProvider local)
{
    /// <summary>The clocks of AWS's machines differ a little, and the Date header leaves out fractions of a second.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private Reading? _known;
    private Reading? _contradiction;

    public DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _known is { } known ? known.Now(local) : local.GetUtcNow();
    }

    /// <summary>How far this machine's clock is ahead of AWS's, negative when behind; zero before the first answer.</summary>
    public TimeSpan LocalAhead => local.GetUtcNow() - GetUtcNow();

    /// <summary>
    /// Takes in the Date of an answer that begins to arrive now: written after its request was sent. One answer alone does not move a time
    /// that is known; what stands between may have written it, or kept it.
    /// </summary>
    /// <param name="sent">When the request went out, by the local clock's timestamp.</param>
    internal void Observe(DateTimeOffset date, long sent)
    {
        lock (_gate)
        {
            var (stamp, earliest) = (local.GetTimestamp(), date - Tolerance);
            var latest = date + Tolerance + local.GetElapsedTime(sent, stamp);
            var assumed = _known?.Now(local) ?? local.GetUtcNow();
            var corrected = assumed < earliest ? earliest : assumed > latest ? latest : assumed;
            var isDoubtful = _known is not null && corrected != assumed && !(_contradiction?.Now(local) is { } before && before >= earliest && before <= latest);
            _contradiction = isDoubtful ? new(corrected, stamp) : null;
            if (!isDoubtful) _known = new(corrected, stamp);
        }
    }

    private readonly record struct Reading(DateTimeOffset Time, long Stamp)
    {
        public DateTimeOffset Now(TimeProvider local) => Time + local.GetElapsedTime(Stamp);
    }
}
