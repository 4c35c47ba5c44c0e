using System.Collections.Immutable;
using Dashboard.Aws;
using Dashboard.Declarations;
using Dashboard.History;
using Dashboard.Live;
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

    /// <summary>Throttles are looked into at most this often.</summary>
    private static readonly TimeSpan LookIntoThrottlesEvery = TimeSpan.FromMinutes(1);

    private readonly AccountScope _scope;
    private readonly LiveFeed _feed;
    private readonly IntendedLimiters _intended;
    private readonly AccountState _state;
    private readonly CallCounter _calls = new();
    private readonly AccountReader _account;
    private readonly InventoryReader _inventory;
    private readonly FunctionReader _functions;
    private readonly DetailReaders _details;
    private readonly AlarmReader _alarms;
    private readonly ScalingReader _scaling;
    private readonly UsageReader _usage;
    private readonly BackfillReader _backfill;
    private readonly ClockWatch _clock;
    private readonly SnapshotBuilder _snapshots;
    private readonly DateTimeOffset _startedAt;
    private DateTimeOffset? _publishedAt;
    private long _publishedVersion;

    /// <param name="now">When it starts: everything is due then.</param>
    public AccountPoller(
        AccountScope scope, AwsClients clients, LiveFeed feed, IntendedLimiters intended, HistoryArchive archive, DashboardOptions dashboard, DateTimeOffset now)
    {
        var options = dashboard.Polling;
        (_scope, _feed, _intended, _startedAt, _state) = (scope, feed, intended, now, new(now));
        _snapshots = new(scope, feed.Current(scope.Key)?.Sequence ?? 0) { Prices = dashboard.Prices };
        _account = new(_state, clients.CloudWatch, clients.Lambda, _calls, now);
        _inventory = new(_state, clients.Lambda, _calls, options, now);
        _functions = new(_state, clients.CloudWatch, _calls, options, now);
        _details = new(_state, clients.Lambda, _calls, options, now);
        _alarms = new(_state, clients.CloudWatch, _calls, options, now);
        _scaling = new(_state, clients.AutoScaling, _calls, options, now);
        _usage = new(_state, clients.CloudWatch, _calls, options, now);
        _backfill = new(scope, _state, clients.CloudWatch, _calls, archive, dashboard.History, now);
        _clock = new(clients.Clock);
    }

    /// <summary>When there is something to do; in the past when it should go on at once.</summary>
    public DateTimeOffset NextDue => _functions.HasPending || IsDeclarationNew ? _startedAt
        : new[] { _account.Metrics.NextDue, _account.Settings.NextDue, _inventory.Listing.NextDue, _functions.Activity.NextDue, _functions.Metrics.NextDue, _details.NextDue, _alarms.Track.NextDue, ScalingDue, UsageDue, BackfillDue, NextPublication }.Min();

    /// <summary>After the functions are known that it is told of; without a list of them, once something else has named some.</summary>
    private DateTimeOffset ScalingDue => _state.Directory.Slots.IsEmpty ? DateTimeOffset.MaxValue : _scaling.Track.NextDue;

    private bool IsDeclarationNew => !ReferenceEquals(_state.IntendedLimiters, _intended.Of(_scope.Key));

    /// <summary>What runs now is more urgent than what ran in the last weeks.</summary>
    private DateTimeOffset UsageDue => _functions.Metrics.HasEnded ? _usage.NextDue : DateTimeOffset.MaxValue;

    /// <summary>After all that pages of now need.</summary>
    private DateTimeOffset BackfillDue => _usage.Track.HasEnded ? _backfill.NextDue : DateTimeOffset.MaxValue;

    private DateTimeOffset NextPublication => _state.Version == _publishedVersion || _publishedAt is not { } last ? DateTimeOffset.MaxValue : last + PublishEvery;

    /// <summary>Does what is due at <paramref name="now"/>, one request of a long round at most, and publishes what changed. Throws only when cancelled.</summary>
    public async Task RunDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
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
        _state.IntendedLimiters = _intended.Of(_scope.Key);
        _state.Changed();
        return _publishedAt is not null;
    }

    private async Task ReadAccountMetricsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await _account.ReadMetricsAsync(now, cancellation).ConfigureAwait(false);
        Publish(now);
        if (!_account.SawNewThrottles) return;
        _functions.Activity.Hasten(now, LookIntoThrottlesEvery);
        _functions.Metrics.Hasten(now, LookIntoThrottlesEvery);
    }

    /// <returns>True when a listing was made.</returns>
    private async Task<bool> ListAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var listsFunctions = _inventory.Listing.IsDue(now);
        if (listsFunctions) await _inventory.ReadAsync(now, cancellation).ConfigureAwait(false);
        var listsActive = _functions.Activity.IsDue(now) && !_functions.HasPending;
        if (listsActive) await _functions.ListActiveAsync(now, addNames: !_inventory.HasListed, cancellation).ConfigureAwait(false);
        if (!listsFunctions && !listsActive) return false;
        _functions.MarkIdle();
        _details.IncludeNew();
        return true;
    }

    /// <returns>True when a round ended.</returns>
    private async Task<bool> ReadFunctionsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        if (_functions.Metrics.IsDue(now) && !_functions.HasPending) _functions.BeginRound(now);
        if (!_functions.HasPending) return false;
        await _functions.ReadNextAsync(now, cancellation).ConfigureAwait(false);
        if (_functions.HasPending) return false;
        _details.HastenThrottled(now);
        return true;
    }

    private void MoveWindow(DateTimeOffset now)
    {
        var last = MinuteSpan.MinuteOf(now) - 1;
        if (last <= _state.Series.LastMinute) return;
        _state.Series.AdvanceTo(last);
        _state.Directory.Release(_state.Series.FirstMinute);
        _functions.Forget();
        _state.LimitReadings.Forget(_state.Series.FirstMinute, _state.Directory.Slots.ContainsKey);
        _state.Changed();
    }

    private void Publish(DateTimeOffset now)
    {
        (_publishedAt, _publishedVersion) = (now, _state.Version);
        var tracks = ImmutableArray.Create(_account.Metrics, _functions.Metrics, _functions.Activity, _account.Settings, _inventory.Listing).AddRange(_details.Tracks).AddRange(_alarms.Track, _scaling.Track, _usage.Track, _backfill.Track);
        var health = new PollHealth([.. tracks.Select(track => track.Health), .. _clock.Look(now) is { } wrong ? [wrong] : Array.Empty<ActivityHealth>()], _calls.Calls, _startedAt);
        _feed.Publish(_snapshots.Next(_state, health, isLoading: !_account.Metrics.HasEnded, now));
    }
}
