using System.Globalization;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Analysis.Throttling;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>Holds the throttle verdicts of the last look against the truth.</summary>
internal static class ThrottleGrader
{
    public static void Grade(PlayedRun run, ThrottleScore score, List<Misjudgement> misjudged)
    {
        var account = new AccountCase(run.Last);
        foreach (var (name, slot) in run.Last.Slots.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            var function = FunctionCase.Of(account, slot);
            var verdicts = ThrottleVerdicts.Of(function).ToDictionary(verdict => verdict.Minute);
            for (var index = 0; index < function.Length; index++)
            {
                if (function[FunctionMetric.Throttles][index] > 0) Grade(run, function, index, verdicts, score, misjudged);
            }
        }
    }

    private static void Grade(
        PlayedRun run, FunctionCase function, int index, Dictionary<long, ThrottleVerdict> verdicts, ThrottleScore score, List<Misjudgement> misjudged)
    {
        var minute = function.FirstMinute + index;
        if (run.Simulation.Truth.Find(function.Name, minute) is not { Throttles: > 0 } truth)
            throw new InvalidOperationException($"{function.Name} shows throttles in minute {minute} that never were.");
        var label = ThrottleLabel.Of(truth, run.Settings.At(function.Name, minute), ThrottleTruth.IdleShare(run, minute));
        var verdict = verdicts.GetValueOrDefault(minute);
        var isProvisional = verdict?.IsProvisional ?? index >= function.SettledLength;
        if (score.Add(label, verdict?.Cause, isProvisional, ThrottleTruth.CouldBeKnown(run, function.Name, minute))) return;
        misjudged.Add(new(
            run.Plan, function.Name, minute, label.Cause?.ToString() ?? $"mixed ({label})", verdict?.Cause.ToString() ?? "none",
            $"{(isProvisional ? "provisional " : "")}{Numbers(function, index)}{(verdict is null ? "" : $" by {Text(verdict.Observed)} against {Text(verdict.Threshold)}")}"));
    }

    private static string Numbers(FunctionCase function, int index)
    {
        var limits = function.LimitsAt(index);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"throttles {function[FunctionMetric.Throttles][index]} invocations {function[FunctionMetric.Invocations][index]} peak {function[FunctionMetric.ConcurrentExecutions][index]} mean {function[FunctionMetric.DurationAverage][index]:F0} ms reserved {limits.Limits.Reserved.Value}{(limits.Earlier is { } earlier ? $" or {earlier.Reserved.Value}" : "")}{(limits.IsConfirmed ? "" : "?")} claimed {function.Account[AccountMetric.ClaimedAccountConcurrency][index]} of {function.Account.Limit(index)}");
    }

    private static string Text(Analysis.Findings.Measure measure) => string.Create(CultureInfo.InvariantCulture, $"{measure.Name} {measure.Value:0.##}");
}
