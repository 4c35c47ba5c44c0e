namespace Dashboard.Analysis.Model;

/// <summary>Limits as the account itself states them. Source: Lambda API, GetAccountSettings.</summary>
/// <param name="ConcurrentExecutions">Concurrency limit of the account in the Region.</param>
/// <param name="UnreservedConcurrentExecutions">The limit minus all reserved concurrency; null when only the quota is known.</param>
public sealed record AccountLimits(int ConcurrentExecutions, int? UnreservedConcurrentExecutions, int? FunctionCount = null)
{
    /// <summary>Sum of all reserved concurrency; null when unknown.</summary>
    public int? Reserved => ConcurrentExecutions - UnreservedConcurrentExecutions;
}
