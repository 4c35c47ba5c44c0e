using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Benchmarks.Fleets;

/// <summary>The last week by the hour, of every function that runs at least now and then.</summary>
internal static class SyntheticUsage
{
    private const int MinutesPerHour = 60;

    /// <param name="minute">History ends before it.</param>
    public static UsageHistory Of(SyntheticFleet fleet, long minute)
    {
        var end = minute / MinutesPerHour;
        var first = end - UsageHistory.HoursPerWeek;
        var functions = ImmutableDictionary.CreateBuilder<string, HourlyUsage>(StringComparer.Ordinal);
        for (var slot = 0; slot < fleet.Functions.Length; slot++)
        {
            var hours = new float[HourlyUsage.Metrics][];
            for (var metric = 0; metric < hours.Length; metric++) hours[metric] = new float[UsageHistory.HoursPerWeek];
            var invocations = 0;
            for (var hour = 0; hour < UsageHistory.HoursPerWeek; hour++)
            {
                var sample = fleet.At(slot, (first + hour) * MinutesPerHour);
                invocations += sample.Invocations;
                for (var metric = 0; metric < hours.Length; metric++) hours[metric][hour] = (float)Value(sample, (UsageMetric)metric);
            }
            if (invocations > 0) functions.Add(fleet.Functions[slot].Name, new(hours));
        }
        return new(first, UsageHistory.HoursPerWeek, null, functions.ToImmutable());
    }

    private static double Value(SyntheticMinute sample, UsageMetric metric) => metric switch
    {
        UsageMetric.PeakConcurrency => sample.Of(FunctionMetric.ConcurrentExecutions),
        UsageMetric.Invocations => (double)sample.Invocations * MinutesPerHour,
        UsageMetric.Throttles => (double)sample.Throttles * MinutesPerHour,
        UsageMetric.DurationAverage => sample.Of(FunctionMetric.DurationAverage),
        UsageMetric.DurationP50 => sample.Of(FunctionMetric.DurationP50),
        UsageMetric.DurationP99 => sample.Of(FunctionMetric.DurationP99),
        UsageMetric.DurationMaximum => sample.Of(FunctionMetric.DurationMaximum),
        _ => double.NaN,
    };
}
