using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Polling.Planning;

/// <summary>What the known minutes say about every function, gathered column by column. Arrays by slot.</summary>
public sealed class SignTable
{
    private const int RateMinutes = 60;
    private const int PeakMinutes = 15;

    /// <summary>Share of the account's limit from which a function is a reason for the pool being used up.</summary>
    private const float PartOfPool = 0.05f;

    private readonly float[] _invocations;
    private readonly int[] _knownMinutes;
    private readonly float[] _peak;
    private readonly float[] _provisionedPeak;
    private readonly long[] _throttled;
    private readonly float[] _longest;
    private readonly ImmutableArray<FunctionConfiguration> _functions;
    private readonly float _limit;
    private readonly float _claimedShare;

    /// <param name="functions">By slot.</param>
    /// <param name="limit">The account's; null when unknown.</param>
    public SignTable(MinuteWindow window, ImmutableArray<FunctionConfiguration> functions, int? limit)
    {
        (_functions, _limit) = (functions, limit ?? float.NaN);
        _invocations = new float[functions.Length];
        _knownMinutes = new int[functions.Length];
        _peak = new float[functions.Length];
        _provisionedPeak = new float[functions.Length];
        _throttled = new long[functions.Length];
        _longest = new float[functions.Length];
        foreach (var column in window.Columns) Highest(column.Functions(FunctionMetric.DurationMaximum), _longest);
        foreach (var column in window.Last(RateMinutes)) CountInvocations(column);
        foreach (var column in window.Last(2 * PeakMinutes))
        {
            Highest(column.Functions(FunctionMetric.ConcurrentExecutions), _peak);
            Highest(column.Functions(FunctionMetric.ProvisionedConcurrencyUtilization), _provisionedPeak);
            NoteThrottles(column);
        }
        _claimedShare = window.Last(PeakMinutes).ToArray().Max(column => column.Account(AccountMetric.ClaimedAccountConcurrency) is var claimed && claimed > 0 ? claimed : 0) / _limit;
    }

    public FunctionSigns Of(int slot, bool isListed, bool isWatched, bool hasFinding) => new(
        isListed, isWatched, hasFinding, _throttled[slot] == 0 ? null : _throttled[slot], CeilingShare(slot), InvocationsPerMinute(slot));

    public double InvocationsPerMinute(int slot) => _knownMinutes[slot] == 0 ? double.NaN : _invocations[slot] / _knownMinutes[slot];

    /// <summary>Longest invocation of the window; null when none is known.</summary>
    public TimeSpan? LongestInvocation(int slot) => _longest[slot] > 0 ? TimeSpan.FromMilliseconds(_longest[slot]) : null;

    private double CeilingShare(int slot)
    {
        if (_functions[slot].Reserved.Value is { } reserved) return reserved == 0 ? 0 : Math.Max(_peak[slot] / reserved, _provisionedPeak[slot]);
        // A pool that is nearly used up concerns those who use it.
        return Math.Max(_provisionedPeak[slot], _peak[slot] >= PartOfPool * _limit && _claimedShare > 0 ? _claimedShare : 0);
    }

    private void CountInvocations(MinuteColumn column)
    {
        var values = column.Functions(FunctionMetric.Invocations);
        for (var slot = 0; slot < Math.Min(values.Length, _invocations.Length); slot++)
        {
            if (float.IsNaN(values[slot])) continue;
            _invocations[slot] += values[slot];
            _knownMinutes[slot]++;
        }
    }

    private void NoteThrottles(MinuteColumn column)
    {
        var values = column.Functions(FunctionMetric.Throttles);
        for (var slot = 0; slot < Math.Min(values.Length, _throttled.Length); slot++)
            if (values[slot] > 0) _throttled[slot] = column.Minute;
    }

    private static void Highest(ReadOnlySpan<float> values, float[] into)
    {
        for (var slot = 0; slot < Math.Min(values.Length, into.Length); slot++)
            if (values[slot] > into[slot]) into[slot] = values[slot];
    }
}
