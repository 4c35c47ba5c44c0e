using Dashboard.Aws.Runtime;
using Dashboard.Live;

namespace Dashboard.Polling;

/// <summary>Tells when this machine's clock is wrong: what is read goes by AWS's, but pages and logs tell the age of things by this machine's.</summary>
internal sealed class ClockWatch(ServerClock clock)
{
    private static readonly TimeSpan Tolerated = TimeSpan.FromMinutes(1);

    private DateTimeOffset? _since;

    /// <returns>Null while the clock is right.</returns>
    public ActivityHealth? Look(DateTimeOffset now)
    {
        var ahead = clock.LocalAhead;
        if (ahead.Duration() < Tolerated)
        {
            _since = null;
            return null;
        }
        _since ??= now;
        return new(PollActivity.Clock, ActivityState.Failed, TimeSpan.FromMinutes(1), now, null, null, PollFaults.WrongClock(ahead), _since);
    }
}
