namespace Dashboard.Analysis.WhatIf;

/// <summary>Running sums of one function over all spans.</summary>
internal sealed class FunctionTally(string name)
{
    private long _before, _after, _minutesBefore, _minutesAfter, _minutesAvoided, _minutesNew, _spilledBefore, _spilledAfter;
    private decimal? _configured = 0;
    private decimal? _duration = 0;

    public bool IsChanged { get; set; }

    public void AddThrottles(long before, long after)
    {
        _before += before;
        _after += after;
        if (before > 0) _minutesBefore++;
        if (after > 0) _minutesAfter++;
        if (before > 0 && after == 0) _minutesAvoided++;
        if (before == 0 && after > 0) _minutesNew++;
    }

    /// <param name="moved">Milliseconds of invocations that run on demand after and did not before; negative the other way.</param>
    public void AddSpillover(long before, long after, double moved)
    {
        _spilledBefore += before;
        _spilledAfter += after;
        MovedMilliseconds += moved;
    }

    /// <summary>Of the present span.</summary>
    public double MovedMilliseconds { get; set; }

    public void AddCost(decimal? configured, decimal? duration)
    {
        _configured += configured;
        _duration += duration;
    }

    public FunctionOutcome Outcome(decimal perMonth) => new(
        name, IsChanged, new(_before, _minutesBefore), new(_after, _minutesAfter), _minutesAvoided, _minutesNew, _spilledBefore, _spilledAfter,
        _configured is { } configured && _duration is { } duration ? new(configured * perMonth, duration * perMonth, 0) : null);
}
