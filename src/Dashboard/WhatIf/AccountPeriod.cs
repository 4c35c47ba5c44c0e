using Dashboard.Analysis.Model;
using Dashboard.History.Coding;

namespace Dashboard.WhatIf;

/// <summary>The account's own minutes of a period.</summary>
internal sealed class AccountPeriod(long first, long end)
{
    private readonly float[] _claimed = Unknown(end - first);
    private readonly float[] _invocations = Unknown(end - first);

    public long First => first;

    /// <summary>Null when nothing is known of the period.</summary>
    public long? FirstKnown => Array.FindIndex(_invocations, value => !float.IsNaN(value)) is >= 0 and var at ? first + at : null;

    /// <summary>Minutes from the first known one on of which nothing is.</summary>
    public int Missing => _invocations.AsSpan((int)((FirstKnown ?? end) - first)).Count(float.NaN);

    public void Take(long hour, HourBlock block)
    {
        FunctionDay.Copy(block[(int)AccountMetric.ClaimedAccountConcurrency], _claimed, hour - first);
        FunctionDay.Copy(block[(int)AccountMetric.Invocations], _invocations, hour - first);
    }

    public ReadOnlyMemory<float> Claimed(long from, long until) => _claimed.AsMemory((int)(from - first), (int)(until - from));

    private static float[] Unknown(long length)
    {
        var values = new float[Math.Max(0, length)];
        Array.Fill(values, float.NaN);
        return values;
    }
}
