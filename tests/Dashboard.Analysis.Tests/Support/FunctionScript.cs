using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Tests.Support;

/// <summary>The minutes of one function of an <see cref="AccountScript"/>.</summary>
internal sealed class FunctionScript(FunctionConfiguration configuration, int minutes)
{
    public FunctionConfiguration Configuration => configuration;

    public Dictionary<FunctionMetric, float[]> Values { get; } = [];

    public FunctionScript Set(FunctionMetric metric, int from, int count, float value)
    {
        if (!Values.TryGetValue(metric, out var values)) values = Values[metric] = Unknown(minutes);
        values.AsSpan(from, count).Fill(value);
        return this;
    }

    public FunctionScript Set(FunctionMetric metric, int index, float value) => Set(metric, index, 1, value);

    public FunctionScript Fill(FunctionMetric metric, float value) => Set(metric, 0, minutes, value);

    /// <summary>Ordinary minutes: so many invocations, none failed or throttled, of this duration, and the concurrency that goes with it.</summary>
    public FunctionScript Run(int from, int count, float invocations, float milliseconds, float? concurrency = null)
    {
        Set(FunctionMetric.Invocations, from, count, invocations);
        Set(FunctionMetric.Errors, from, count, 0);
        Set(FunctionMetric.Throttles, from, count, 0);
        if (invocations == 0) return this;
        Set(FunctionMetric.DurationAverage, from, count, milliseconds);
        Set(FunctionMetric.DurationP50, from, count, milliseconds * 0.9f);
        Set(FunctionMetric.DurationP95, from, count, milliseconds * 1.6f);
        Set(FunctionMetric.DurationP99, from, count, milliseconds * 2f);
        Set(FunctionMetric.DurationMaximum, from, count, milliseconds * 2.5f);
        return Set(FunctionMetric.ConcurrentExecutions, from, count, concurrency ?? MathF.Ceiling(invocations / 60 * milliseconds / 1000) + 1);
    }

    internal static float[] Unknown(int length)
    {
        var values = new float[length];
        Array.Fill(values, float.NaN);
        return values;
    }
}
