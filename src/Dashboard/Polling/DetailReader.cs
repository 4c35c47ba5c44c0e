using System.Collections.Immutable;
using Dashboard.Aws;
using Dashboard.Live;
using Dashboard.Options;

namespace Dashboard.Polling;

/// <summary>
/// Makes the same few calls for every function in turn. What was read before is kept when a call fails. An action that is not permitted
/// is left out for the rest of the round; any other trouble pauses it, since Lambda's request rate is shared with the account's deployments.
/// </summary>
internal sealed class DetailReader(
    PollActivity activity, PollingOptions options, DateTimeOffset start, AccountState state, params ImmutableArray<DetailStep> steps)
{
    private readonly DetailRound _round = new();
    private readonly HashSet<string> _leftOut = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private AwsFault? _refusal;

    public ActivityTrack Track { get; } = new(activity, options.DetailInterval, start);

    /// <summary>True in the midst of a round.</summary>
    public bool HasPending => _round.HasPending;

    /// <summary>Calls that the next function takes.</summary>
    public int CallsEach => Math.Max(1, steps.Count(step => !_leftOut.Contains(step.Action)));

    /// <summary>Starts a round when one is due. <paramref name="names"/> is asked for only then.</summary>
    public void BeginIfDue(DateTimeOffset now, Func<IEnumerable<string>> names)
    {
        if (_round.HasPending || !Track.IsDue(now)) return;
        Track.Begin(now);
        _round.Start(names());
        _leftOut.Clear();
        _refused.Clear();
        _refusal = null;
        if (!_round.HasPending) Track.Succeed(now, "No functions");
    }

    /// <summary>Takes functions in that were not known when the round began.</summary>
    public void Include(IEnumerable<string> names)
    {
        if (Track.IsRunning || Track.HasEnded) _round.Include(names);
    }

    public void Hasten(IReadOnlySet<string> names) => _round.Hasten(names);

    /// <summary>Reads these functions once more out of turn, unless the calls are refused anyway.</summary>
    public void Repeat(IReadOnlySet<string> names)
    {
        if (_refusal is null) _round.Repeat(names);
    }

    /// <summary>Reads one function.</summary>
    /// <returns>False when it could not be read and a pause is called for.</returns>
    public async Task<bool> ReadNextAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var name = _round.Take();
        var fault = state.Directory.IsGone(name) || !state.Directory.Slots.ContainsKey(name) ? null : await ReadAsync(name, cancellation).ConfigureAwait(false);
        state.Changed();
        if (fault is not null)
        {
            _round.PutBack(name);
            Track.Report(_round.Done, _round.Total, Words);
            Track.EndInPart(now, fault, $"{Words}; paused for a minute");
            return false;
        }
        Track.Report(_round.Done, _round.Total, Words);
        if (_refusal is { } refusal && steps.All(step => _refused.Contains(step.Action)))
        {
            _round.Abandon();
            Track.Fail(now, refusal, "Not permitted; what depends on it stays unknown");
        }
        else if (!_round.HasPending && _refusal is not null) Track.EndInPart(now, _refusal, $"{Words}, without {string.Join(" and ", _refused)}");
        else if (!_round.HasPending) Track.Succeed(now, Words);
        return true;
    }

    private string Words => $"{_round.Done} of {_round.Total} functions read";

    /// <summary>The fault that stands in the way of going on; a refusal and a function deleted meanwhile do not.</summary>
    private async Task<AwsFault?> ReadAsync(string name, CancellationToken cancellation)
    {
        foreach (var step in steps)
        {
            if (_leftOut.Contains(step.Action)) continue;
            var fault = await step.ReadAsync(name, cancellation).ConfigureAwait(false);
            if (fault is not null and not { Kind: AwsFaultKind.NotFound or AwsFaultKind.AccessDenied }) return fault;
            if (fault?.Kind == AwsFaultKind.AccessDenied)
            {
                _refusal = fault;
                _refused.Add(step.Action);
            }
            if (step.OncePerRound || fault?.Kind == AwsFaultKind.AccessDenied) _leftOut.Add(step.Action);
        }
        return null;
    }
}
