using Dashboard.Analysis.Capacity;
using Dashboard.Analysis.Model;

namespace Dashboard.Live;

/// <summary>How far a function's concurrency can go at this moment, and by what it is held.</summary>
/// <param name="Value">Null when unknown or when limits do not apply.</param>
public readonly record struct Ceiling(CeilingKind Kind, int? Value)
{
    /// <param name="concurrency">What the function uses now; null when unknown.</param>
    public static Ceiling Of(FunctionConfiguration function, int? concurrency, AccountLedger ledger)
    {
        if (function.OnManagedInstances) return new(CeilingKind.ManagedInstances, null);
        if (!function.Reserved.IsKnown) return new(CeilingKind.Unknown, null);
        if (function.Reserved.Value is { } reserved) return new(reserved == 0 ? CeilingKind.TurnedOff : CeilingKind.Reserved, reserved);
        if (ledger.Free is not { } free || concurrency is not { } used) return new(CeilingKind.UnreservedPool, null);
        // Provisioned concurrency is claimed already, so the part of it that is idle comes on top of what is free.
        return new(CeilingKind.UnreservedPool, Math.Max(used, Provisioned(function)) + free);
    }

    private static int Provisioned(FunctionConfiguration function)
    {
        var sum = 0;
        foreach (var provisioned in function.Provisioned ?? []) sum += provisioned.Available;
        return sum;
    }
}
