using System.Collections.Immutable;
using Dashboard.Aws;
using Dashboard.Declarations;
using Dashboard.History;
using Dashboard.Live;
using Dashboard.Polling.Spend;
using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>
/// Polls one account and Region: its own plan and its own state, no timer and no clock. Whoever hosts it calls
/// <see cref="RunDueAsync"/> when <see cref="NextDue"/> has come, never twice at a time and never with an earlier time. One pass does little, so that the account's own
/// series are read every minute however much else there is to read.
/// </summary>
public sealed class AccountPoller
{
    /// <summary>Snapshots while a long round goes on; the end of a round is published at once.</summary>
    private static readonly TimeSpan PublishEvery = TimeSpan.FromSeconds(5);

    private readonly AccountScope _scope;
    private readonly LiveFeed _feed;
    private readonly IntendedLimiters _intended;
    private readonly AccountState _state;
    private readonly FunctionAttention _attention;
    private readonly Spending _spending;
    private readonly SpendKeeper _keeper;
    private readonly LongPast _longPast;
    private readonly CallCounter _calls;
    private readonly AccountReader _account;
    private readonly InventoryReader _inventory;
    private readonly ActivityReader _activity;
    private readonly CulpritReader _culprits;
    private readonly FunctionReader _functions;
    private readonly DetailReaders _details;
    private readonly AlarmReader _alarms;
    private readonly ScalingReader _scaling;
    private readonly UsageReader _usage;
    private readonly BackfillReader _backfill;
    private readonly ClockWatch _clock;
    private readonly SnapshotBuilder _snapshots;
    private readonly DateTimeOffset _startedAt;
    private ImmutableHashSet<string>? _watched;
    private bool _isToJudge;
    private DateTimeOffset _passedAt;
    private DateTimeOffset? _publishedAt;
    private long _publishedVersion;

    /// <param name="now">When it starts: everything is due then.</param>
    public AccountPoller(
        AccountScope scope, AwsClients clients, LiveFeed feed, IntendedLimiters intended, FunctionAttention attention, HistoryArchive archive, DashboardOptions dashboard, DateTimeOffset now)
    {
        var options = dashboard.Polling;
        (_scope, _feed, _intended, _attention, _startedAt, _state) = (scope, feed, intended, attention, now, new(now));
        _snapshots = new(scope, feed.Current(scope.Key)?.Sequence ?? 0) { Prices = dashboard.Prices };
        var meter = new SpendMeter(dashboard.Prices, now);
        // Nobody asked a simulated account before it was made.
        if (scope.IsDemo && !archive.IsDurable) meter.TakeBefore([]);
        _longPast = new LongPast(scope, _state, archive);
        (_spending, _keeper, _calls) = (new(meter, options.MonthlyBudget), new(scope, archive, meter), new(meter));
        _account = new(_state, clients.CloudWatch, clients.Lambda, _calls, _spending, _longPast, now);
        _inventory = new(_state, clients.Lambda, _calls, options, now);
        _functions = new(_state, clients.CloudWatch, _calls, _spending, _longPast, now);
        _activity = new(_state, clients.CloudWatch, _calls, _functions.Plan, now);
        _culprits = new(_state, _functions.Plan, clients.CloudWatch, _calls, _spending);
        _details = new(_state, clients.Lambda, _calls, options, now);
        _alarms = new(_state, clients.CloudWatch, _calls, options, now);
        _scaling = new(_state, clients.AutoScaling, _calls, options, now);
        _usage = new(_state, clients.CloudWatch, _calls, _spending, options, now);
        _backfill = new(scope, _state, clients.CloudWatch, _calls, _spending, archive, new(scope, _state, archive), dashboard.History, now);
        _clock = new(clients.Clock);
    }

    /// <summary>When there is something to do; in the past when it should go on at once.</summary>
    public DateTimeOffset NextDue => IsDeclarationNew || IsAttentionNew ? _startedAt
        : new[] { _account.Metrics.NextDue, _account.Settings.NextDue, _inventory.Listing.NextDue, _activity.Track.NextDue, FunctionsDue, _details.NextDue, _alarms.Track.NextDue, ScalingDue, UsageDue, BackfillDue, NextPublication }.Min();

    private DateTimeOffset FunctionsDue => _isToJudge && !_functions.HasHotPending ? _passedAt
        : _culprits.HasPending && !_functions.HasHotPending ? _culprits.ReadyAt(_passedAt) : _functions.HasPending ? _functions.ReadyAt(_passedAt) : _functions.Metrics.NextDue;

    /// <summary>After the functions are known that it is told of; without a list of them, once something else has named some.</summary>
    private DateTimeOffset ScalingDue => _state.Directory.Slots.IsEmpty ? DateTimeOffset.MaxValue : _scaling.Track.NextDue;

    private bool IsAttentionNew => !ReferenceEquals(_watched, _attention.Of(_scope.Key));

    private bool IsDeclarationNew => !ReferenceEquals(_state.IntendedLimiters, _intended.Of(_scope.Key)) || !ReferenceEquals(_state.Pinned, _attention.Pinned(_scope.Key));

    /// <summary>What runs now is more urgent than what ran in the last weeks.</summary>
    private DateTimeOffset UsageDue => _functions.Metrics.HasEnded ? _usage.NextDue : DateTimeOffset.MaxValue;

    /// <summary>After all that pages of now need.</summary>
    private DateTimeOffset BackfillDue => _usage.Track.HasEnded ? _backfill.NextDue : DateTimeOffset.MaxValue;

    private DateTimeOffset NextPublication => _state.Version == _publishedVersion || _publishedAt is not { } last ? DateTimeOffset.MaxValue : last + PublishEvery;

    /// <summary>Does what is due at <paramref name="now"/>, one request of a long round at most, and publishes what changed. Throws only when cancelled.</summary>
    public async Task RunDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        _passedAt = now;
        MoveWindow(now);
        var hasNews = TakeDeclarations();
        if (_account.Settings.IsDue(now)) await _account.ReadSettingsAsync(now, cancellation).ConfigureAwait(false);
        if (_account.Metrics.IsDue(now)) await ReadAccountMetricsAsync(now, cancellation).ConfigureAwait(false);
        hasNews |= await ListAsync(now, cancellation).ConfigureAwait(false);
        hasNews |= await ReadFunctionsAsync(now, cancellation).ConfigureAwait(false);
        await _details.RunDueAsync(now, cancellation).ConfigureAwait(false);
        if (_alarms.Track.IsDue(now)) await _alarms.ReadAsync(now, cancellation).ConfigureAwait(false);
        if (ScalingDue <= now) await _scaling.ReadAsync(now, cancellation).ConfigureAwait(false);
        if (UsageDue <= now) await _usage.RunDueAsync(now, cancellation).ConfigureAwait(false);
        if (BackfillDue <= now) await _backfill.RunDueAsync(now, cancellation).ConfigureAwait(false);
        if (hasNews || NextPublication <= now) Publish(now);
    }

    /// <returns>True when users declared something that pages should show at once.</returns>
    private bool TakeDeclarations()
    {
        if (!IsDeclarationNew) return false;
        (_state.IntendedLimiters, _state.Pinned) = (_intended.Of(_scope.Key), _attention.Pinned(_scope.Key));
        _state.Changed();
        return _publishedAt is not null;
    }

    private async Task ReadAccountMetricsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await _account.ReadMetricsAsync(now, cancellation).ConfigureAwait(false);
        Publish(now);
        _keeper.Keep(now);
        // In step with the account's series, or what these count would seem to be nobody's.
        _functions.Metrics.Hasten(now, TimeSpan.Zero);
        _isToJudge = true;
    }

    /// <returns>True when a listing was made.</returns>
    private async Task<bool> ListAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var listsFunctions = _inventory.Listing.IsDue(now);
        if (listsFunctions) await _inventory.ReadAsync(now, cancellation).ConfigureAwait(false);
        var listsActive = _activity.Track.IsDue(now);
        if (listsActive) await _activity.ReadAsync(now, addNames: !_inventory.HasListed, cancellation).ConfigureAwait(false);
        if (!listsFunctions && !listsActive) return false;
        _activity.MarkIdle();
        _details.IncludeNew();
        return true;
    }

    /// <returns>True when a look or a round ended that brought something.</returns>
    private async Task<bool> ReadFunctionsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (IsAttentionNew) _functions.Metrics.Hasten(now, TimeSpan.Zero);
        _watched = _attention.Of(_scope.Key);
        if (_functions.Metrics.IsDue(now)) BeginRound(now);
        var hasLooked = false;
        // What hot functions account for, nobody has to be looked for.
        if (!_functions.HasHotPending)
        {
            if (_isToJudge) _culprits.BeginIfNeeded(now);
            _isToJudge = false;
            if (_culprits.HasPending)
            {
                if (_culprits.ReadyAt(now) > now || !await _culprits.ReadNextAsync(now, cancellation).ConfigureAwait(false)) return false;
                hasLooked = true;
                // Whoever was found is read in full at once.
                BeginRound(now);
            }
        }
        if (!_functions.HasPending || _functions.ReadyAt(now) > now) return hasLooked;
        await _functions.ReadNextAsync(now, cancellation).ConfigureAwait(false);
        if (_functions.HasPending) return false;
        _longPast.Judge();
        _details.HastenThrottled(now);
        return true;
    }

    private void BeginRound(DateTimeOffset now)
    {
        if (!_activity.HasListed && _activity.Track.Health.Fault is { } fault)
        {
            _functions.Metrics.Begin(now);
            _functions.Metrics.Fail(now, fault, "Which functions are active is unknown");
            return;
        }
        var signs = _state.Assess(_functions.Plan, name => _watched?.Contains(name) == true, _snapshots.Analysis);
        _spending.Plan(_functions.Plan, _usage.MetricsPerMinute, now);
        _functions.BeginRound(signs, now);
    }

    private void MoveWindow(DateTimeOffset now)
    {
        var last = MinuteSpan.MinuteOf(now) - 1;
        if (last <= _state.Series.LastMinute) return;
        _state.Series.AdvanceTo(last);
        _state.Directory.Release(_state.Series.FirstMinute);
        _functions.Forget();
        _culprits.Forget();
        _state.Forget();
        _state.LimitReadings.Forget(_state.Series.FirstMinute, _state.Directory.Slots.ContainsKey);
        _state.Changed();
    }

    private void Publish(DateTimeOffset now)
    {
        (_publishedAt, _publishedVersion) = (now, _state.Version);
        var tracks = ImmutableArray.Create(_account.Metrics, _functions.Metrics, _activity.Track, _account.Settings, _inventory.Listing).AddRange(_details.Tracks).AddRange(_alarms.Track, _scaling.Track, _usage.Track, _backfill.Track);
        var health = new PollHealth([.. tracks.Select(track => track.Health), .. _clock.Look(now) is { } wrong ? [wrong] : Array.Empty<ActivityHealth>()], _calls.Calls, _startedAt);
        _feed.Publish(_snapshots.Next(_state, health, _spending.Describe(_functions.Plan, _state, now), isLoading: !_account.Metrics.HasEnded, now));
    }
}
