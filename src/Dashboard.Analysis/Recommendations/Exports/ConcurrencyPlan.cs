using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Recommendations.Exports;

/// <param name="Before">Null for none.</param>
/// <param name="Then">Null to remove it.</param>
public sealed record ReservationChange(string Function, int? Before, int? Then)
{
    public bool IsRaise => Then is { } then && then > (Before ?? 0);
}

/// <param name="Then">0 to remove it.</param>
public sealed record ProvisionedChange(string Function, FunctionAlias Alias, int Before, int Then)
{
    public bool IsRaise => Then > Before;
}

/// <summary>Concurrency settings to apply together. Each differs from what is set now.</summary>
/// <param name="AccountLimit">To ask AWS for; null leaves it.</param>
public sealed record ConcurrencyPlan(int? AccountLimit, ImmutableArray<ReservationChange> Reservations, ImmutableArray<ProvisionedChange> Provisioned)
{
    public bool IsEmpty => AccountLimit is null && Reservations.IsEmpty && Provisioned.IsEmpty;
}
