namespace Dashboard.Analysis.Latency;

/// <summary>What a function has to do.</summary>
/// <param name="PerSecond">Requests a second, throttled ones included.</param>
/// <param name="MeanSeconds">Mean duration.</param>
public readonly record struct Load(double PerSecond, double MeanSeconds)
{
    /// <summary>Environments busy on average. Source: Lambda developer guide, configuration-concurrency.</summary>
    public double Concurrency => PerSecond * MeanSeconds;
}
