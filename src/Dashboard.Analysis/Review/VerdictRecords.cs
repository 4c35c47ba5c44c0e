using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Analysis.Throttling;

namespace Dashboard.Analysis.Review;

/// <summary>What is worth keeping of an analysis, minute by minute.</summary>
public static class VerdictRecords
{
    private const int MinutesPerHour = 60;

    /// <summary>
    /// Every throttled minute with its cause, and all else that was found once an hour: under its first minute in that hour.
    /// </summary>
    /// <param name="findings">Of the same input; only those that are not about throttling are taken from it.</param>
    /// <param name="throughMinute">Later minutes are left out; they may still change.</param>
    /// <returns>By minute, the oldest first, and then by function and pattern.</returns>
    public static ImmutableArray<RecordedVerdict> Of(AnalysisInput input, ImmutableArray<Finding> findings, long throughMinute)
    {
        var records = new List<RecordedVerdict>();
        var account = new AccountCase(input);
        foreach (var slot in ThrottledSlots(input)) AddThrottles(FunctionCase.Of(account, slot), throughMinute, records);
        foreach (var finding in findings)
            if (finding.Group != PatternGroup.Throttling) AddHours(finding, throughMinute, records);
        return [.. records.Distinct().OrderBy(record => record.Minute).ThenBy(record => record.Function, StringComparer.Ordinal).ThenBy(record => record.Pattern)];
    }

    private static IEnumerable<int> ThrottledSlots(AnalysisInput input)
    {
        var isThrottled = new bool[input.Functions.Length];
        foreach (var column in input.Minutes.Columns)
        {
            var throttles = column.Functions(FunctionMetric.Throttles);
            for (var slot = 0; slot < Math.Min(throttles.Length, isThrottled.Length); slot++) isThrottled[slot] |= throttles[slot] > 0;
        }
        return input.Slots.Values.Where(slot => isThrottled[slot]);
    }

    private static void AddThrottles(FunctionCase function, long throughMinute, List<RecordedVerdict> records)
    {
        var verdicts = ThrottleVerdicts.Of(function);
        var harms = new Dictionary<Pattern, Harm>();
        foreach (var verdict in verdicts)
        {
            if (verdict.Minute > throughMinute) break;
            if (!harms.TryGetValue(verdict.Cause, out var harm))
                harms[verdict.Cause] = harm = ThrottleHarm.Of(function, verdict.Cause, [new MinuteRange(verdict.Minute, verdict.Minute)]);
            records.Add(new(function.Name, verdict.Minute, verdict.Cause, verdict.Confidence, harm, (long)verdict.Throttles));
        }
    }

    private static void AddHours(Finding finding, long throughMinute, List<RecordedVerdict> records)
    {
        var hour = long.MinValue;
        foreach (var range in finding.Minutes)
        {
            for (var minute = range.First; minute <= Math.Min(range.Last, throughMinute); minute = (minute / MinutesPerHour + 1) * MinutesPerHour)
            {
                if (minute / MinutesPerHour == hour) continue;
                hour = minute / MinutesPerHour;
                records.Add(new(finding.Function, minute, finding.Pattern, finding.Confidence, finding.Harm, 0));
            }
        }
    }
}
