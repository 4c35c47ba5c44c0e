namespace Dashboard.Simulator.Metrics;

/// <summary>Points of one metric or expression, ascending; periods without data have none.</summary>
/// <param name="Times">Epoch seconds of the start of each period.</param>
internal sealed record MetricColumn(long[] Times, double[] Values)
{
    public static MetricColumn Empty { get; } = new([], []);

    public int Count => Times.Length;
}
