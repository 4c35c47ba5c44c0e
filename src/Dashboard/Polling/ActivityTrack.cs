using Dashboard.Aws;
using Dashboard.Live;

namespace Dashboard.Polling;

/// <summary>
/// When one activity is due and how it has been doing. The next attempt is counted from the start of the last one, so a late cycle is
/// not made up for by two; after failures it comes sooner than usual at first, and later with each further failure.
/// </summary>
internal sealed class ActivityTrack(PollActivity activity, TimeSpan interval, DateTimeOffset firstDue)
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(1);

    private ActivityState _state = ActivityState.NotStarted;
    private DateTimeOffset? _lastAttempt;
    private DateTimeOffset? _lastSuccess;
    private DateTimeOffset? _faultSince;
    private AwsFault? _fault;
    private (int Done, int Total)? _progress;
    private string? _detail;
    private int _failures;

    public DateTimeOffset NextDue { get; private set; } = firstDue;
    public bool HasEnded { get; private set; }
    public bool IsRunning => _state == ActivityState.Running;

    public bool IsDue(DateTimeOffset now) => NextDue <= now;

    /// <summary>Asks for an attempt now, unless the last one began less than <paramref name="atMostEvery"/> ago.</summary>
    public void Hasten(DateTimeOffset now, TimeSpan atMostEvery)
    {
        var earliest = _lastAttempt is { } last && last + atMostEvery > now ? last + atMostEvery : now;
        if (earliest < NextDue) NextDue = earliest;
    }

    /// <summary>Puts the next attempt off; one that is due sooner waits.</summary>
    public void Postpone(DateTimeOffset until)
    {
        if (until > NextDue) NextDue = until;
    }

    public void Begin(DateTimeOffset now)
    {
        (_state, _lastAttempt) = (ActivityState.Running, now);
        NextDue = now + interval;
    }

    public void Report(int done, int total, string detail) => (_progress, _detail) = ((done, total), detail);

    /// <summary>It goes on after a pause, and what made it pause is over.</summary>
    public void Resume() => (_state, _fault, _faultSince) = (ActivityState.Running, null, null);

    public void Succeed(DateTimeOffset now, string detail)
    {
        End(ActivityState.Succeeded, detail);
        (_lastSuccess, _fault, _faultSince, _failures) = (now, null, null, 0);
    }

    /// <summary>Some of it was read; what was not is asked for again at the usual time.</summary>
    public void EndInPart(DateTimeOffset now, AwsFault? fault, string detail)
    {
        End(ActivityState.Partial, detail);
        (_fault, _faultSince, _failures) = (fault, _faultSince ?? now, 0);
    }

    public void Fail(DateTimeOffset now, AwsFault fault, string detail)
    {
        End(ActivityState.Failed, detail);
        (_fault, _faultSince) = (fault, _faultSince ?? now);
        var retry = FirstRetry * Math.Pow(2, Math.Min(_failures++, 10));
        NextDue = now + (retry < interval ? retry : interval);
    }

    public ActivityHealth Health => new(activity, _state, interval, _lastAttempt, _lastSuccess, NextDue, _fault, _faultSince, _progress, _detail);

    private void End(ActivityState state, string detail)
    {
        (_state, _detail, HasEnded) = (state, detail, true);
        if (state != ActivityState.Partial) _progress = null;
    }
}
