using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda.Truth;

namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>
/// The data plane of one account and Region: takes requests, runs or throttles them by AWS's rules, and writes the metrics AWS
/// would. Advanced by its caller; knows no clock.
/// </summary>
internal sealed class SimulatedLambda
{
    private readonly LambdaAccount _account;
    private readonly SimulatedFunction[] _functions;
    private readonly int _seed;
    private readonly TimingWheel _wheel;
    private readonly CapacityGate _gate;
    private readonly InvocationRunner _runner;
    private readonly ArrivalScheduler _arrivals;
    private readonly AsyncSource _async;
    private readonly QueueSource _queue;
    private readonly StreamSource _stream;
    private readonly Provisioner _provisioner;
    private readonly TallyBook _tallies;
    private readonly TallySlot _region;
    private readonly AccountLog _log;
    private int _configuredVersion = -1;
    private long _second;

    public SimulatedLambda(
        LambdaAccount account, SimulatedFunction[] functions, TallyBook tallies, TallySlot region, AccountLog log, RegionalBurst? burst, int seed, DateTimeOffset start)
    {
        _account = account;
        _functions = functions;
        _tallies = tallies;
        _region = region;
        _log = log;
        _seed = seed;
        _second = start.ToUnixTimeSeconds();
        _wheel = new TimingWheel(_second);
        _gate = new CapacityGate(burst);
        _runner = new InvocationRunner(_gate, _wheel, region, log, seed);
        _arrivals = new ArrivalScheduler(_wheel, seed);
        _async = new AsyncSource(_runner, _wheel);
        _queue = new QueueSource(_runner, _wheel);
        _stream = new StreamSource(_runner, _wheel);
        _provisioner = new Provisioner(account, functions);
    }

    /// <summary>Called at the start of every simulated minute, before its first request.</summary>
    public Action<long>? MinuteBegins { get; set; }

    /// <summary>Makes whole minutes at once, for a past too long to simulate, and leaves off where simulation can go on.</summary>
    public void MakePastTo(DateTimeOffset instant)
    {
        var past = new PastGenerator(_account, _functions, _gate, _region, _log, _seed);
        past.WarmUp(_second / 60);
        for (var end = instant.ToUnixTimeSeconds() - 60; _second <= end && _second % 60 == 0; _second += 60)
        {
            var minute = _second / 60;
            _account.Now = DateTimeOffset.FromUnixTimeSeconds(_second);
            MinuteBegins?.Invoke(minute);
            _provisioner.CompleteDue();
            Configure();
            past.Make(minute);
            _tallies.Record(minute + 1, DateTimeOffset.FromUnixTimeSeconds(_second + 60));
        }

        _wheel.Enter(_second);
        foreach (var function in past.Functions) TakeOver(function);
    }

    /// <summary>Simulates every whole second before <paramref name="instant"/> that has not been.</summary>
    public void AdvanceTo(DateTimeOffset instant)
    {
        for (var end = instant.ToUnixTimeSeconds(); _second < end; _second++)
        {
            _account.Now = DateTimeOffset.FromUnixTimeSeconds(_second);
            if (_second % 60 == 0) BeginMinute(_second / 60);
            _provisioner.CompleteDue();
            Configure();
            RunSecond();
            if ((_second + 1) % 60 == 0) _tallies.Record((_second + 1) / 60, DateTimeOffset.FromUnixTimeSeconds(_second + 1));
        }
    }

    private void RunSecond()
    {
        _wheel.Enter(_second);
        for (var millisecond = 0; millisecond < 1000; millisecond++)
        {
            while (_wheel.TryTake(millisecond, out var pending)) Handle(pending, _second * 1000 + millisecond);
        }
    }

    private void Handle(in PendingEvent pending, long now)
    {
        var function = pending.Function;
        switch (pending.Kind)
        {
            case EventKind.Arrival: Receive(function, _arrivals.Take(pending), now); break;
            case EventKind.Completion: End(pending, now); break;
            case EventKind.AsyncAttempt: _async.Attempt(pending, now); break;
            case EventKind.Requeue: _queue.Receive(function, pending.Count, now); break;
            case EventKind.Poll when function.Queue is { } queue:
                queue.IsPollPending = false;
                _queue.Poll(function, now);
                break;
            case EventKind.Poll:
                function.Shards[pending.Shard].IsPollPending = false;
                _stream.Poll(function, pending.Shard, now);
                break;
        }
    }

    private void Receive(SimulatedFunction function, int count, long now)
    {
        function.Log.At(now / 60_000).Arrivals += count;
        switch (function.Behaviour.Source)
        {
            case InvocationSource.Synchronous:
                for (var i = 0; i < count; i++) _runner.TryStart(function, paced: true, now, default);
                break;
            case InvocationSource.Asynchronous: _async.Receive(function, count, now); break;
            case InvocationSource.Queue: _queue.Receive(function, count, now); break;
            case InvocationSource.Stream: _stream.Receive(function, count, now); break;
        }
    }

    private void End(in PendingEvent ended, long now)
    {
        _runner.End(ended);
        switch (ended.Function.Behaviour.Source)
        {
            case InvocationSource.Asynchronous: _async.Ended(ended, now); break;
            case InvocationSource.Queue: _queue.Ended(ended, now); break;
            case InvocationSource.Stream: _stream.Ended(ended, now); break;
        }
    }

    private void BeginMinute(long minute)
    {
        MinuteBegins?.Invoke(minute);
        _provisioner.BeginMinute(minute);
        foreach (var function in _functions)
        {
            function.BeginMinute(minute);
            function.Unqualified.Expire(minute, ref _runner.Random);
            function.Qualified?.Expire(minute, ref _runner.Random);
            if (function.Queue is not null) QueueSource.BeginMinute(function.Queue);
            var arrivals = function.Behaviour.Arrivals;
            for (var i = 0; i < arrivals.Length; i++)
                _arrivals.Begin(function, ArrivalScheduler.Draw(_seed, function.Index, i, arrivals[i], minute), minute * 60_000);
        }
    }

    private void TakeOver(PastFunction past)
    {
        var function = past.Function;
        (function.Qualified ?? function.Unqualified).Warm((int)Math.Ceiling(past.Warm));
        if (past.Backlog == 0) return;
        var now = _second * 1000;
        if (function.Queue is { } queue) queue.Backlog = past.Backlog;
        else if (function.Shards.Length > 0) function.Shards[0].Add(now - (long)(past.BehindSeconds * 1000), past.Backlog);
        else _async.Resume(function, past.Backlog, now);
    }

    private void Configure()
    {
        var version = _account.Version;
        if (version == _configuredVersion) return;
        _configuredVersion = version;
        var unreservedBusy = 0;
        foreach (var function in _functions)
        {
            var configuration = _account.Get(function.Name);
            if (!ReferenceEquals(configuration, function.Configuration)) function.Apply(configuration);
            if (function.Reserved is null) unreservedBusy += function.OnDemandBusy;
            _log.Configure(function.Index, function.Reserved, function.Provisioned);
        }

        _gate.Configure(_account.ConcurrencyLimit, _account.AllocatedConcurrency, unreservedBusy);
    }
}
