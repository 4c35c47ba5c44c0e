using System.Runtime.CompilerServices;

namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>
/// One minute of one metric family while it can still change: invocations are counted when they end, in the minute in which they
/// started. What is added to an alias is added to its function, and what is added to a function to the Region.
/// </summary>
internal sealed class MinuteTally
{
    /// <summary>Up to this many durations of a minute are kept each; of more, a fair sample of as many.</summary>
    public const int SampleCapacity = 64;

    private Metrics _metrics;
    private float[] _samples = [];
    private int _kept;
    private long _seen;

    [InlineArray(18)]
    private struct Metrics
    {
        private Accumulator _first;
    }

    public long Minute { get; private set; }

    public MinuteTally? Parent { get; private set; }

    /// <summary>Invocations that started in this minute and have not ended.</summary>
    public int InFlight { get; private set; }

    /// <summary>Whether something was added since it was last recorded.</summary>
    public bool IsDirty { get; set; }

    public ReadOnlySpan<float> DurationSamples => _samples.AsSpan(0, _kept);

    public ref Accumulator this[LambdaMetric metric] => ref _metrics[(int)metric];

    public void Reset(long minute, MinuteTally? parent)
    {
        _metrics = default;
        _kept = 0;
        _seen = 0;
        Minute = minute;
        Parent = parent;
        InFlight = 0;
        IsDirty = false;
    }

    /// <summary>Here and in the families above.</summary>
    public void AddThroughout(LambdaMetric metric, double sum, double minimum, double maximum, long count)
    {
        for (var tally = this; tally is not null; tally = tally.Parent)
        {
            tally._metrics[(int)metric].Add(sum, minimum, maximum, count);
            tally.IsDirty = true;
        }
    }

    public void AddThroughout(LambdaMetric metric, double value) => AddThroughout(metric, value, value, value, 1);

    /// <summary>Invocations that ended: their count, the errors among them, and the zeros that AWS sends along for throttles.</summary>
    public void AddInvocations(int count, int errors)
    {
        AddThroughout(LambdaMetric.Invocations, count, 1, 1, count);
        AddThroughout(LambdaMetric.Errors, errors, errors == count ? 1 : 0, errors > 0 ? 1 : 0, count);
        AddThroughout(LambdaMetric.Throttles, 0, 0, 0, count);
    }

    /// <summary>An environment's initialisation as Lambda Insights reports it, of the function alone and not of the families above.</summary>
    public void AddInitialisations(double milliseconds, int count)
    {
        this[LambdaMetric.InitDuration].Add(milliseconds * count, milliseconds, milliseconds, count);
        IsDirty = true;
    }

    public void AddThrottles(int count) => AddThroughout(LambdaMetric.Throttles, count, 1, 1, count);

    /// <param name="random">Decides which values stay in the sample once there are more than it holds.</param>
    public void AddDuration(float milliseconds, ref SimulationRandom random)
    {
        for (var tally = this; tally is not null; tally = tally.Parent)
        {
            tally._metrics[(int)LambdaMetric.Duration].Add(milliseconds);
            tally.Sample(milliseconds, 1, ref random);
        }
    }

    /// <summary>Durations of a minute made at once: a sample stands for <paramref name="count"/> of them.</summary>
    public void AddDurations(double sum, double minimum, double maximum, int count, ReadOnlySpan<float> sample, ref SimulationRandom random)
    {
        AddThroughout(LambdaMetric.Duration, sum, minimum, maximum, count);
        var weight = Math.Max(1, count / sample.Length);
        for (var tally = this; tally is not null; tally = tally.Parent)
        {
            foreach (var value in sample) tally.Sample(value, weight, ref random);
        }
    }

    /// <summary>Counts an invocation in or out, here and in the families above.</summary>
    public void AddInFlight(int change)
    {
        for (var tally = this; tally is not null; tally = tally.Parent) tally.InFlight += change;
    }

    private void Sample(float value, int weight, ref SimulationRandom random)
    {
        _seen += weight;
        if (_kept < SampleCapacity)
        {
            if (_kept >= _samples.Length) Array.Resize(ref _samples, Math.Clamp(_samples.Length * 2, 4, SampleCapacity));
            _samples[_kept++] = value;
        }
        else if (random.NextDouble() * _seen < (double)SampleCapacity * weight)
        {
            _samples[random.Next(SampleCapacity)] = value;
        }
    }
}
