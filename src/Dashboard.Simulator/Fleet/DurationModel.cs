using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Simulator.Fleet;

/// <summary>How long the handler of a function runs, in milliseconds, initialisation and memory aside.</summary>
public abstract record DurationModel
{
    /// <param name="probability">Within [0, 1).</param>
    public abstract double Quantile(double probability);

    public abstract double Mean { get; }
}

/// <param name="MedianMilliseconds">Of the body of the distribution.</param>
/// <param name="Sigma">Standard deviation of the logarithm: 0.3 is steady, 1 is wide.</param>
/// <param name="TailShare">Share of calls that take <paramref name="TailFactor"/> times as long.</param>
public sealed record LogNormalDuration(double MedianMilliseconds, double Sigma = 0.4, double TailShare = 0.01, double TailFactor = 6) : DurationModel
{
    public override double Mean => MedianMilliseconds * Math.Exp(Sigma * Sigma / 2) * (1 + TailShare * (TailFactor - 1));

    public override double Quantile(double probability)
    {
        var isTail = probability >= 1 - TailShare;
        var within = isTail ? (probability - (1 - TailShare)) / TailShare : probability / (1 - TailShare);
        return MedianMilliseconds * Math.Exp(Sigma * NormalQuantiles.At(within)) * (isTail ? TailFactor : 1);
    }
}

/// <summary>The distribution given by some of its percentiles, straight lines between.</summary>
/// <param name="Probabilities">Rising from 0 to 1.</param>
/// <param name="Milliseconds">Not falling, as many as <paramref name="Probabilities"/>.</param>
public sealed record EmpiricalDuration(IReadOnlyList<double> Probabilities, IReadOnlyList<double> Milliseconds) : DurationModel
{
    public override double Mean
    {
        get
        {
            var mean = 0.0;
            for (var i = 1; i < Probabilities.Count; i++)
                mean += (Probabilities[i] - Probabilities[i - 1]) * (Milliseconds[i] + Milliseconds[i - 1]) / 2;
            return mean;
        }
    }

    public override double Quantile(double probability)
    {
        var i = 1;
        while (i < Probabilities.Count - 1 && probability > Probabilities[i]) i++;
        var share = (probability - Probabilities[i - 1]) / (Probabilities[i] - Probabilities[i - 1]);
        return Milliseconds[i - 1] + share * (Milliseconds[i] - Milliseconds[i - 1]);
    }
}
