namespace Dashboard.Aws.Runtime;

/// <summary>
/// AWS's time as its answers tell it, so that a wrong clock of this machine, or one that is set, moves neither the minutes that are asked for
/// nor what is taken for zero. This machine's own until the first answer; carried on from there by a timer nobody sets. Safe from any thread.
/// </summary>
/// <param name="local">This machine's clock.</param>
public sealed class ServerClock(TimeProvider local)
{
    /// <summary>What the Date header leaves out.</summary>
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    /// <summary>The clocks of AWS's machines differ a little.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);

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
    /// Takes in the Date of an answer that begins to arrive now: written after its request was sent. What contradicts a time that is known is
    /// believed only when a second answer or this machine's own clock bears it out; something in between may have written it, or kept it.
    /// </summary>
    /// <param name="sent">When the request went out, by the local clock's timestamp.</param>
    internal void Observe(DateTimeOffset date, long sent)
    {
        lock (_gate)
        {
            var stamp = local.GetTimestamp();
            var took = local.GetElapsedTime(sent, stamp);
            var middle = new Reading(date + (OneSecond + took) / 2, stamp);
            var believed = Within(_known?.Now(local)) ?? Within(local.GetUtcNow()) ?? Within(_contradiction?.Now(local)) ?? (_known is null ? middle : (Reading?)null);
            _known = believed ?? _known;
            _contradiction = believed is null ? middle : null;

            Reading? Within(DateTimeOffset? time) => time >= date - Tolerance && time <= date + OneSecond + took + Tolerance ? new(time.Value, stamp) : null;
        }
    }

    private readonly record struct Reading(DateTimeOffset Time, long Stamp)
    {
        public DateTimeOffset Now(TimeProvider local) => Time + local.GetElapsedTime(Stamp);
    }
}
