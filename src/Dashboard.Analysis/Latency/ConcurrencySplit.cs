namespace Dashboard.Analysis.Latency;

/// <summary>
/// Why concurrency changed. The shares add up to 1; one of them is below 0 when that alone would have moved concurrency the other way.
/// </summary>
/// <param name="Usual">Concurrency before.</param>
/// <param name="Now">Concurrency after.</param>
/// <param name="ByMoreRequests">Share due to requests coming more often.</param>
/// <param name="ByLongerRequests">Share due to requests taking longer.</param>
public sealed record ConcurrencySplit(double Usual, double Now, double ByMoreRequests, double ByLongerRequests)
{
    public double Factor => Now / Usual;
}
