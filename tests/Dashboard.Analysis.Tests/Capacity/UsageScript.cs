using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Capacity;

/// <summary>Hours up to the window of an <see cref="AccountScript"/>.</summary>
internal sealed class UsageScript(int hours)
{
    private readonly Dictionary<string, float[]?[]> _functions = [];

    public int Hours => hours;

    public UsageScript Set(string function, UsageMetric metric, int from, int count, float value)
    {
        if (!_functions.TryGetValue(function, out var values)) values = _functions[function] = new float[]?[HourlyUsage.Metrics];
        (values[(int)metric] ??= FunctionScript.Unknown(hours)).AsSpan(from, count).Fill(value);
        return this;
    }

    /// <summary>Hours of ordinary use.</summary>
    public UsageScript Run(string function, int from, int count, float peak, float invocations = 3600, float milliseconds = 200) =>
        Set(function, UsageMetric.PeakConcurrency, from, count, peak)
            .Set(function, UsageMetric.Invocations, from, count, invocations)
            .Set(function, UsageMetric.Throttles, from, count, 0)
            .Set(function, UsageMetric.DurationAverage, from, count, milliseconds)
            .Set(function, UsageMetric.DurationP99, from, count, milliseconds * 3)
            .Set(function, UsageMetric.DurationMaximum, from, count, milliseconds * 4);

    public UsageHistory Build() => new(
        AccountScript.FirstMinute / 60 - hours, hours, null, _functions.ToImmutableDictionary(f => f.Key, f => new HourlyUsage(f.Value)));
}
