using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Latency;

/// <summary>Seeded randomness as healthy functions show it.</summary>
internal sealed class Noise(int seed)
{
    private readonly Random _random = new(seed);

    public double Uniform(double low, double high) => low + (high - low) * _random.NextDouble();

    public int Next(int most) => _random.Next(most);

    /// <param name="sigma">Standard deviation of the logarithm.</param>
    public double LogNormal(double median, double sigma) =>
        median * Math.Exp(sigma * Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble()));

    public int Poisson(double mean)
    {
        if (mean > 200) return (int)Math.Max(0, Math.Round(LogNormal(mean, 1 / Math.Sqrt(mean))));
        var count = -1;
        for (var rest = 0.0; rest < mean; count++) rest -= Math.Log(1 - _random.NextDouble());
        return Math.Max(0, count);
    }

    /// <summary>
    /// Minutes of a function called at random: single invocations are drawn, one in a hundred five times as long as the others, and
    /// the statistics are those of the samples, of four hundred at most.
    /// </summary>
    public void Write(FunctionScript function, int minutes, double perMinute, double median, double sigma, double errorRate)
    {
        for (var i = 0; i < minutes; i++)
        {
            var count = Poisson(perMinute);
            function.Set(FunctionMetric.Invocations, i, count).Set(FunctionMetric.Throttles, i, 0);
            function.Set(FunctionMetric.Errors, i, Math.Min(count, Poisson(count * errorRate)));
            if (count == 0) continue;
            var samples = new double[Math.Min(count, 400)];
            for (var s = 0; s < samples.Length; s++) samples[s] = LogNormal(median, sigma) * (_random.NextDouble() < 0.01 ? 5 : 1);
            Array.Sort(samples);
            function.Set(FunctionMetric.DurationAverage, i, (float)samples.Average());
            function.Set(FunctionMetric.DurationP50, i, Percentile(samples, 0.5)).Set(FunctionMetric.DurationP95, i, Percentile(samples, 0.95));
            function.Set(FunctionMetric.DurationP99, i, Percentile(samples, 0.99)).Set(FunctionMetric.DurationMaximum, i, (float)samples[^1]);
            function.Set(FunctionMetric.ConcurrentExecutions, i, 1 + Poisson(perMinute / 60 * median / 1000));
        }
    }

    /// <summary>Nearest rank.</summary>
    private static float Percentile(double[] sorted, double quantile) => (float)sorted[(int)Math.Ceiling(quantile * sorted.Length) - 1];
}
