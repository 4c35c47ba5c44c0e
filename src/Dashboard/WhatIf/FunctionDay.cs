using Dashboard.Analysis.Model;
using Dashboard.Analysis.WhatIf;
using Dashboard.History.Coding;

namespace Dashboard.WhatIf;

/// <summary>Settings of a function as they are now, and room for one day of its minutes, used again for the next day.</summary>
internal sealed class FunctionDay(RecordedFunction now)
{
    /// <summary>What is taken of an hour.</summary>
    public static ReadOnlySpan<FunctionMetric> Metrics =>
    [
        FunctionMetric.Invocations, FunctionMetric.Throttles, FunctionMetric.ConcurrentExecutions, FunctionMetric.DurationAverage,
        FunctionMetric.ProvisionedConcurrencySpilloverInvocations,
    ];

    private const int MostMinutes = 24 * 60;

    private readonly float[] _invocations = new float[MostMinutes];
    private readonly float[] _throttles = new float[MostMinutes];
    private readonly float[] _concurrency = new float[MostMinutes];
    private readonly float[] _duration = new float[MostMinutes];
    private readonly float[] _spillover = new float[MostMinutes];

    public string Name => now.Name;

    public float Peak { get; private set; }

    public void Clear()
    {
        foreach (var column in (ReadOnlySpan<float[]>)[_invocations, _throttles, _concurrency, _duration, _spillover]) Array.Fill(column, float.NaN);
    }

    /// <param name="at">Minute of the day that the hour begins in; the hour may reach beyond the day.</param>
    public void Take(long at, HourBlock hour)
    {
        Copy(hour[(int)FunctionMetric.Invocations], _invocations, at);
        Copy(hour[(int)FunctionMetric.Throttles], _throttles, at);
        Copy(hour[(int)FunctionMetric.ConcurrentExecutions], _concurrency, at);
        Copy(hour[(int)FunctionMetric.DurationAverage], _duration, at);
        Copy(hour[(int)FunctionMetric.ProvisionedConcurrencySpilloverInvocations], _spillover, at);
        foreach (var value in hour[(int)FunctionMetric.ConcurrentExecutions])
            if (value > Peak) Peak = value;
    }

    /// <summary>Part of the day, with the settings of that time.</summary>
    /// <param name="day">First minute of the day.</param>
    public RecordedFunction Part(SettingsTimeline settings, long day, long from, long end)
    {
        var (start, length) = ((int)(from - day), (int)(end - from));
        var provisioned = settings.Provisioned(Name, from, now.Provisioned);
        return now with
        {
            Reserved = settings.Reserved(Name, from, now.Reserved),
            Provisioned = provisioned,
            Invocations = _invocations.AsMemory(start, length),
            Throttles = _throttles.AsMemory(start, length),
            Concurrency = _concurrency.AsMemory(start, length),
            Duration = _duration.AsMemory(start, length),
            Spillover = provisioned > 0 ? _spillover.AsMemory(start, length) : default,
        };
    }

    internal static void Copy(ReadOnlySpan<float> hour, float[] to, long at)
    {
        for (var i = 0; i < hour.Length; i++)
            if (at + i >= 0 && at + i < to.Length) to[at + i] = hour[i];
    }
}
