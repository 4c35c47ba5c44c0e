using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Hygiene;

/// <summary>
/// A runtime without support, or about to lose it. Invocations go on; security updates do not, and later neither creating nor updating such
/// functions is allowed. Images choose their own runtime. Source: Lambda developer guide, lambda-runtimes.
/// </summary>
public sealed class DeprecatedRuntime : IFunctionRule
{
    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private const int MinutesPerDay = 24 * 60;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (examined.Configuration.Runtime is not { } runtime || RuntimeSupport.EndOf(runtime) is not { } end) return;
        var left = end.DayNumber - Epoch - (int)(examined.Input.Minutes.LastMinute / MinutesPerDay);
        if (left > HygieneThresholds.NoticeDays) return;
        var isOver = left <= 0;
        findings.Add(SettingFinding.Of(
            examined, Pattern.Deprecated, Confidence.Proved, isOver ? Harm.AtRisk : Harm.Advice,
            isOver
                ? new(new("days since the end of support", -left, MeasureUnit.Days), new("days without security updates at most", 0, MeasureUnit.Days))
                : new(new("days until the end of support", left, MeasureUnit.Days), new("notice AWS gives", HygieneThresholds.NoticeDays, MeasureUnit.Days)),
            isOver
                ? $"AWS ended support of {runtime} on {end:yyyy-MM-dd}: it runs on without security updates, and changing its code will be blocked."
                : $"AWS plans to end support of {runtime} on {end:yyyy-MM-dd}.",
            runtime));
    }
}
