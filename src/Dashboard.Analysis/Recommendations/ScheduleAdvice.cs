using System.Globalization;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Provisioned;
using Dashboard.Analysis.Recommendations.Exports;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Recommendations;

/// <summary>Two levels of provisioned concurrency a day where demand follows the clock and nothing lowers it.</summary>
internal static class ScheduleAdvice
{
    private const int HoursPerDay = 24;

    public static Recommendation? Of(FunctionCase function)
    {
        if (function.Configuration is not { Provisioned: [var provisioned], Scaling: { } scaling, OnManagedInstances: false }) return null;
        if (function.Usage is not { } usage || provisioned.Allocated < 2) return null;
        if (scaling.Any(each => each.Qualifier == provisioned.Qualifier && !each.Schedules.IsDefaultOrEmpty)) return null;
        var history = function.Input.Usage!;
        var peaks = usage[UsageMetric.PeakConcurrency];
        if (DailyPattern.Of(history.FirstHour, peaks, usage[UsageMetric.Invocations]) is not { } pattern) return null;

        var schedule = DailySchedule.Of(Needs(history.FirstHour, peaks));
        var hours = schedule.Busy * schedule.Hours + schedule.Quiet * (HoursPerDay - schedule.Hours);
        if (hours > AdviceThresholds.WorthwhileSchedule * provisioned.Requested * HoursPerDay) return null;
        var mean = (double)hours / HoursPerDay;
        return new(
            RecommendationKind.ProvisionedSchedule,
            string.Create(CultureInfo.InvariantCulture, $"Provision {schedule.Busy:N0} from {schedule.RaiseAt:HH:mm} and {schedule.Quiet:N0} from {schedule.LowerAt:HH:mm} UTC"),
            new("provisioned concurrency, all day", provisioned.Requested),
            new("provisioned concurrency, mean of the day", Math.Round(mean, 1)),
            "Demand keeps to the hours of the day; a schedule is there before it rises, which target tracking is not.",
            [new("highest concurrency of the day", pattern.Peak), new("highest of the quiet hours", pattern.QuietPeak), new("days looked at", pattern.Days, MeasureUnit.Days)],
            ["Times are in UTC: where clocks are changed, demand moves by an hour twice a year."],
            ProvisionedAdvice.Cost(function, provisioned.Requested), ProvisionedAdvice.Cost(function, mean),
            ScheduleExport.Of(function.Name, provisioned.Qualifier, schedule));
    }

    private static int[] Needs(long firstHour, ReadOnlySpan<float> peaks)
    {
        var needs = new int[HoursPerDay];
        Array.Fill(needs, 1);
        for (var i = 0; i < peaks.Length; i++)
        {
            ref var need = ref needs[(firstHour + i) % HoursPerDay];
            if (peaks[i] > 0) need = Math.Max(need, (int)Math.Ceiling((1 + AdviceThresholds.ProvisionedMargin) * peaks[i]));
        }
        return needs;
    }
}
