namespace Dashboard.Analysis.Calculators;

/// <summary>US dollars in 30 days.</summary>
/// <param name="Configured">For provisioned concurrency while it is switched on, used or not.</param>
/// <param name="Duration">For the time invocations run.</param>
public sealed record MonthlyCost(decimal Configured, decimal Duration, decimal Requests)
{
    public decimal Total => Configured + Duration + Requests;
}
