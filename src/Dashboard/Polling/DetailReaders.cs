using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Aws;
using Dashboard.Aws.Lambda;
using Dashboard.Live;
using Dashboard.Options;

namespace Dashboard.Polling;

/// <summary>
/// The calls about single functions, made a few each second within one budget: reserved concurrency first, since it decides ceilings,
/// then provisioned concurrency, then aliases, event sources and state.
/// </summary>
internal sealed class DetailReaders
{
    private const int ThrottledLatelyMinutes = 15;
    private const string EventSourcesAction = "lambda:ListEventSourceMappings";
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    /// <summary>Between two looks at the same throttled functions' limits, which cost a call each of Lambda's shared rate.</summary>
    private static readonly TimeSpan LookAgainEvery = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly AccountState _state;
    private readonly LambdaClient _lambda;
    private readonly CallCounter _calls;
    private readonly int _callsPerBeat;
    private readonly ImmutableArray<DetailReader> _readers;
    private DateTimeOffset _nextBeat;
    private DateTimeOffset _lookedAgainAt;

    public DetailReaders(AccountState state, LambdaClient lambda, CallCounter calls, PollingOptions options, DateTimeOffset start)
    {
        (_state, _lambda, _calls, _callsPerBeat, _nextBeat) = (state, lambda, calls, options.LambdaRequestsPerSecond, start);
        _readers =
        [
            new(PollActivity.ReservedConcurrency, options, start, state,
                Step("lambda:GetFunctionConcurrency", lambda.GetFunctionConcurrencyAsync, Reserve)),
            new(PollActivity.ProvisionedConcurrency, options, start, state,
                Step("lambda:ListProvisionedConcurrencyConfigs", lambda.ListProvisionedConcurrencyConfigsAsync, Provision)),
            new(PollActivity.FunctionDetails, options, start, state,
                new(EventSourcesAction, (_, cancellation) => ReadEventSourcesAsync(cancellation), OncePerRound: true),
                Step("lambda:ListAliases", lambda.ListAliasesAsync, (function, aliases) => function with { Aliases = aliases }),
                Step("lambda:GetFunctionConfiguration", lambda.GetFunctionStateAsync, (function, found) => function with { State = found.State, StateReasonCode = found.StateReasonCode }),
                Step("lambda:GetPolicy", lambda.GetInvokersAsync, (function, invokers) => function with { Invokers = invokers })),
        ];
    }

    public IEnumerable<ActivityTrack> Tracks => _readers.Select(reader => reader.Track);

    public DateTimeOffset NextDue => _readers.Any(reader => reader.HasPending) || _readers.Min(reader => reader.Track.NextDue) is var due && due <= _nextBeat ? _nextBeat : due;

    /// <summary>Begins the rounds that are due and makes this second's share of calls.</summary>
    public async Task RunDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (now < _nextBeat) return;
        foreach (var reader in _readers) reader.BeginIfDue(now, ByUrgency);
        _nextBeat = now + Beat;
        for (var calls = 0; calls < _callsPerBeat;)
        {
            if (_readers.FirstOrDefault(reader => reader.HasPending) is not { } next) return;
            calls += next.CallsEach;
            if (await next.ReadNextAsync(now, cancellation).ConfigureAwait(false)) continue;
            _nextBeat = now + Pause;
            return;
        }
    }

    /// <summary>Takes in functions that a listing brought.</summary>
    public void IncludeNew()
    {
        var names = _state.Directory.Names.Order(StringComparer.Ordinal).ToList();
        foreach (var reader in _readers) reader.Include(names);
    }

    /// <summary>
    /// Puts functions that are being throttled first: what holds them down is what people ask next. Their reserved and provisioned
    /// concurrency is read again even when it is known, since a limit that was changed is often why they are throttled.
    /// </summary>
    public void HastenThrottled(DateTimeOffset now)
    {
        var throttled = _state.ThrottledLately(ThrottledLatelyMinutes);
        foreach (var reader in _readers) reader.Hasten(throttled);
        if (throttled.Count == 0 || now < _lookedAgainAt + LookAgainEvery) return;
        _lookedAgainAt = now;
        foreach (var reader in _readers)
            if (reader.Track.Health.Activity is PollActivity.ReservedConcurrency or PollActivity.ProvisionedConcurrency) reader.Repeat(throttled);
    }

    private IEnumerable<string> ByUrgency()
    {
        var throttled = _state.ThrottledLately(ThrottledLatelyMinutes);
        return _state.Directory.Names.OrderBy(name => throttled.Contains(name) ? 0 : _state.Active.ContainsKey(name) ? 1 : 2).ThenBy(name => name, StringComparer.Ordinal);
    }

    private FunctionConfiguration Reserve(FunctionConfiguration function, ReservedConcurrency reserved)
    {
        _state.LimitReadings.ReadReserved(function.Name, reserved, _state.CurrentMinute);
        return function with { Reserved = reserved };
    }

    private FunctionConfiguration Provision(FunctionConfiguration function, ImmutableArray<ProvisionedConcurrency> provisioned)
    {
        _state.LimitReadings.ReadProvisioned(function.Name, provisioned.Sum(configured => configured.Allocated), _state.CurrentMinute);
        return function with { Provisioned = provisioned };
    }

    private DetailStep Step<T>(
        string action, Func<string, CancellationToken, Task<AwsResult<T>>> call, Func<FunctionConfiguration, T, FunctionConfiguration> take) =>
        new(action, async (name, cancellation) =>
        {
            var result = await _calls.CountAsync(action, call(name, cancellation)).ConfigureAwait(false);
            if (result.Succeeded) _state.Directory.Update(name, function => take(function, result.Value));
            return result.Fault;
        });

    private async Task<AwsFault?> ReadEventSourcesAsync(CancellationToken cancellation)
    {
        var result = await _calls.CountAsync(EventSourcesAction, _lambda.ListEventSourceMappingsAsync(null, cancellation)).ConfigureAwait(false);
        if (result.Fault is { } fault) return fault;
        var sources = result.Value.ToLookup(mapping => mapping.FunctionName, mapping => mapping.Source, StringComparer.Ordinal);
        foreach (var name in _state.Directory.Names.ToList())
            _state.Directory.Update(name, function => function with { EventSources = [.. sources[name]] });
        return null;
    }
}
