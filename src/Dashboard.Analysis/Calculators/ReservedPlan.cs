using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Calculators;

/// <summary>A reservation for one function, held against what its account can give. Source: Lambda developer guide, configuration-concurrency.</summary>
/// <param name="Peak">Highest concurrency in normal operation: what AWS says to reserve at the least.</param>
/// <param name="AccountLimit">Null when unknown.</param>
/// <param name="ReservedElsewhere">Sum of the reservations of all other functions; null when unknown.</param>
public sealed record ReservedPlan(int Peak, int? AccountLimit, int? ReservedElsewhere)
{
    /// <summary>Peak plus a fifth, rounded up: a house rule of guides, not AWS's.</summary>
    public int WithMargin => (int)(((long)Peak * 6 + 4) / 5);

    /// <summary>The most this function can be given: a hundred must stay unreserved. Null when the account is unknown.</summary>
    public int? Reservable => AccountLimit is { } limit && ReservedElsewhere is { } reserved
        ? Math.Max(0, limit - reserved - LambdaQuotas.UnreservedFloor)
        : null;

    /// <summary>Null when the account is unknown.</summary>
    public bool? Fits(int value) => Reservable is { } most ? value <= most : null;

    /// <summary>What all functions without a reservation would share; negative when more is reserved than there is. Null when the account is unknown.</summary>
    public int? UnreservedAfter(int value) => AccountLimit - ReservedElsewhere - value;
}
