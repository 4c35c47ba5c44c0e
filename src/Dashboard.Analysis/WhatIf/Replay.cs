using System.Collections.Immutable;
using Dashboard.Analysis.Calculators;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.WhatIf;

/// <summary>
/// Replays recorded minutes under other settings. Spans are added one after the other, the oldest first; buffers are kept between them and
/// nothing is allocated by minute. A rejected minute that no limit explains, and a function whose reservation is unknown, stay as recorded.
/// </summary>
public sealed class Replay(ChangeSet changes, PriceTable prices)
{
    private const int MinutesPerMonth = 30 * 24 * 60;
    private const decimal MegabytesPerGigabyte = 1024;

    private readonly Dictionary<string, FunctionTally> _byName = new(StringComparer.Ordinal);
    private readonly List<FunctionTally> _tallies = [];
    private readonly List<FunctionReplay> _functions = [];
    private readonly PoolReplay _pool = new();
    private byte[] _throttled = [];
    private int _length;
    private int _minutes;
    private long _minutesBefore, _minutesAfter;
    private long _avoided, _new;
    private (UnreservedFloor Floor, ImmutableArray<SettingViolation> Violations)? _check;

    public void Add(ReplaySpan span)
    {
        Begin(span);
        var limit = changes.AccountLimit ?? span.Limit;
        var (reservedBefore, provisionedBefore, reservedAfter, provisionedAfter) = Allocated(span);
        var (before, after) = (reservedBefore + provisionedBefore, reservedAfter + provisionedAfter);
        _check = SettingCheck.Of(limit, after, _functions);

        var (poolBefore, poolAfter) = (Math.Max(0, span.Limit - before), Math.Max(0, limit - after));
        var isPoolChanged = poolBefore != poolAfter || _functions.Exists(function => function.MovesPool);
        if (isPoolChanged)
        {
            _pool.Begin(span.Length);
            foreach (var function in _functions) function.AddTo(_pool, span.Length);
            _pool.Settle(span.Length, poolBefore, poolAfter, span.Claimed.Span, before);
        }
        var throttledBefore = _throttled.AsSpan(0, _length);
        var throttledAfter = _throttled.AsSpan(_length, _length);
        foreach (var function in _functions)
        {
            function.Run(isPoolChanged ? _pool : null, span.Length, throttledBefore, throttledAfter);
            AddCost(function, span.Length);
        }
        Count(throttledBefore, throttledAfter);
    }

    /// <summary>Of all spans added; the floor rule and violations are of the last, with the newest settings.</summary>
    /// <exception cref="InvalidOperationException">No span was added.</exception>
    public WhatIfOutcome Outcome()
    {
        var (floor, violations) = _check ?? throw new InvalidOperationException("No minutes were replayed.");
        var perMonth = _minutes > 0 ? (decimal)MinutesPerMonth / _minutes : 0;
        ImmutableArray<FunctionOutcome> functions = [.. _tallies.Select(tally => tally.Outcome(perMonth))];
        var cost = functions.Any(function => function.Cost is null) ? null
            : new MonthlyCost(functions.Sum(function => function.Cost!.Configured), functions.Sum(function => function.Cost!.Duration), 0);
        var requestsBefore = functions.Sum(function => function.Before.Requests);
        var requestsAfter = functions.Sum(function => function.After.Requests);
        return new(_minutes, new(requestsBefore, _minutesBefore), new(requestsAfter, _minutesAfter), _avoided, _new, functions, cost, floor, violations);
    }

    private void Begin(ReplaySpan span)
    {
        _length = span.Length;
        _minutes += span.Length;
        if (_throttled.Length < 2 * _length) _throttled = new byte[2 * _length];
        Array.Clear(_throttled);
        _functions.Clear();
        foreach (var recorded in span.Functions)
        {
            if (!_byName.TryGetValue(recorded.Name, out var tally))
            {
                _byName.Add(recorded.Name, tally = new(recorded.Name));
                _tallies.Add(tally);
            }
            var function = new FunctionReplay(recorded, changes.Functions.GetValueOrDefault(recorded.Name), tally);
            tally.IsChanged |= function.IsChanged;
            tally.MovedMilliseconds = 0;
            _functions.Add(function);
        }
    }

    private (int ReservedBefore, int ProvisionedBefore, int ReservedAfter, int ProvisionedAfter) Allocated(ReplaySpan span)
    {
        var (reservedBefore, provisionedBefore, reservedAfter, provisionedAfter) = (0, 0, 0, 0);
        foreach (var function in _functions)
        {
            reservedBefore += function.Recorded.Reserved.Value ?? 0;
            reservedAfter += function.Reserved.Value ?? 0;
            if (function.Recorded.Reserved is { IsKnown: true, Value: null }) provisionedBefore += function.Recorded.Provisioned;
            if (function.Reserved is { IsKnown: true, Value: null }) provisionedAfter += function.Provisioned;
        }
        // The account knows of reservations of functions that were not recorded.
        var unseen = Math.Max(0, (span.Reserved ?? reservedBefore) - reservedBefore);
        return (reservedBefore + unseen, provisionedBefore, reservedAfter + unseen, provisionedAfter);
    }

    private void AddCost(in FunctionReplay function, int minutes)
    {
        var added = function.Provisioned - function.Recorded.Provisioned;
        var moved = function.Tally.MovedMilliseconds;
        if (added == 0 && moved == 0) return;
        if (function.Recorded.MemoryMegabytes is not { } memory)
        {
            function.Tally.AddCost(null, null);
            return;
        }
        var gigabytes = memory / MegabytesPerGigabyte;
        var (configured, onDemand, ready) = function.Recorded.IsArm
            ? (prices.ProvisionedPerGigabyteSecondArm, prices.DurationPerGigabyteSecondArm, prices.ProvisionedDurationPerGigabyteSecondArm)
            : (prices.ProvisionedPerGigabyteSecond, prices.DurationPerGigabyteSecond, prices.ProvisionedDurationPerGigabyteSecond);
        function.Tally.AddCost(added * gigabytes * configured * 60 * minutes, (decimal)(moved / 1000) * gigabytes * (onDemand - ready));
    }

    private void Count(ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var (minutesBefore, minutesAfter) = (0, 0);
        for (var i = 0; i < before.Length; i++)
        {
            minutesBefore += before[i];
            minutesAfter += after[i];
            if (before[i] > after[i]) _avoided++;
            else if (after[i] > before[i]) _new++;
        }
        _minutesBefore += minutesBefore;
        _minutesAfter += minutesAfter;
    }
}
