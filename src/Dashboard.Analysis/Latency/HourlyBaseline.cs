using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Latency;

/// <summary>What a function's duration was in the same hour of earlier weeks. Minutes are asked for in order, so the last hour's answer is kept.</summary>
internal ref struct HourlyBaseline(FunctionCase examined, UsageMetric duration)
{
    /// <summary>Invocations an hour must have had for its duration to say anything. A house rule: one a minute.</summary>
    public const int EnoughInvocations = 60;

    private const int MinutesPerHour = 60;
    private const int MostWeeks = 16;

    private readonly HourlyUsage? _usage = examined.Usage;
    private readonly UsageHistory? _history = examined.Input.Usage;
    private readonly long _firstMinute = examined.FirstMinute;
    private long _hour = -1;
    private float _usual;

    /// <summary>Milliseconds: the median of those hours; NaN when there is none.</summary>
    public float At(int index)
    {
        if (_usage is null || _history is null) return float.NaN;
        var hour = (_firstMinute + index) / MinutesPerHour;
        if (hour == _hour) return _usual;
        _hour = hour;
        return _usual = Find(_history, _usage[duration], _usage[UsageMetric.Invocations], hour);
    }

    private static float Find(UsageHistory history, ReadOnlySpan<float> durations, ReadOnlySpan<float> invocations, long hour)
    {
        Span<float> weeks = stackalloc float[MostWeeks];
        var count = 0;
        for (var earlier = hour - UsageHistory.HoursPerWeek; earlier >= history.FirstHour && count < MostWeeks; earlier -= UsageHistory.HoursPerWeek)
        {
            var i = (int)(earlier - history.FirstHour);
            if (i >= durations.Length || i >= invocations.Length) continue;
            if (invocations[i] >= EnoughInvocations && !float.IsNaN(durations[i])) weeks[count++] = durations[i];
        }
        return Series.Median(weeks[..count]);
    }
}
