using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Capacity;

/// <summary>
/// How the account's concurrency limit is divided up at the newest minute that is known. Members are null when unknown.
/// Source: Lambda developer guide, "Monitoring concurrency": claimed = unreserved in use + all reserved + provisioned of functions
/// without a reservation; headroom is the limit minus claimed, never the limit minus what runs.
/// </summary>
/// <param name="Minute">The minute claimed concurrency is of, in minutes since 1970; null when no recent minute is known.</param>
/// <param name="Reserved">Sum of all reserved concurrency, used or not.</param>
/// <param name="ProvisionedOutsideReserved">Sum of provisioned concurrency of functions without a reservation, used or not.</param>
/// <param name="UnreservedInUse">Maximum in the minute of on-demand concurrency of functions without a reservation.</param>
public sealed record AccountLedger(int? Limit, long? Minute, int? Claimed, int? Reserved, int? ProvisionedOutsideReserved, int? UnreservedInUse)
{
    /// <summary>A claimed concurrency older than this says nothing about now.</summary>
    private const int FreshMinutes = 15;

    /// <summary>What on-demand invocations of functions without a reservation can still take; not below zero.</summary>
    public int? Free => Limit is { } limit && Claimed is { } claimed ? Math.Max(0, limit - claimed) : null;

    /// <summary>The limit minus all reserved concurrency: what functions without a reservation share, provisioned or on demand.</summary>
    public int? Unreserved => Limit is { } limit && Reserved is { } reserved ? Math.Max(0, limit - reserved) : null;

    /// <summary>
    /// The part of <see cref="Unreserved"/> that cannot be reserved: 100, or the whole limit of an account that has no more than that.
    /// Source: Lambda API, PutFunctionConcurrency.
    /// </summary>
    public int? Floor => Limit is { } limit ? Math.Min(limit, LambdaQuotas.UnreservedFloor) : null;

    /// <summary>What can still be reserved, for one function or several. What of it provisioned concurrency or traffic uses now would be missing there.</summary>
    public int? Reservable => Unreserved is { } unreserved && Floor is { } floor ? Math.Max(0, unreserved - floor) : null;

    /// <summary>Claimed above the limit: a limit lowered, or numbers of different minutes.</summary>
    public int? Overdrawn => Limit is { } limit && Claimed is { } claimed ? Math.Max(0, claimed - limit) : null;

    public static AccountLedger Of(MinuteWindow minutes, IReadOnlyCollection<FunctionConfiguration> functions, AccountLimits? limits)
    {
        var provisioned = ProvisionedOutside(functions);
        var reserved = limits?.Reserved ?? ReservedOf(functions);
        foreach (var column in Newest(minutes))
        {
            var claimed = Whole(column.Account(AccountMetric.ClaimedAccountConcurrency));
            var unreserved = Whole(column.Account(AccountMetric.UnreservedConcurrentExecutions));
            if (claimed is { } known)
                return new(limits?.ConcurrentExecutions, column.Minute, known, reserved, provisioned ?? Rest(known, unreserved, reserved), unreserved ?? Rest(known, reserved, provisioned));
            // Nothing is published of a minute in which nothing was invoked: what is claimed then is what is set aside.
            if (column.Account(AccountMetric.Invocations) == 0 && column.Account(AccountMetric.Throttles) == 0)
                return new(limits?.ConcurrentExecutions, column.Minute, reserved + provisioned, reserved, provisioned, 0);
        }
        return new(limits?.ConcurrentExecutions, null, null, reserved, provisioned, null);
    }

    private static IEnumerable<MinuteColumn> Newest(MinuteWindow minutes) => minutes.Last(FreshMinutes).ToArray().Reverse();

    private static int? Rest(int total, int? first, int? second) => first is { } a && second is { } b ? Math.Max(0, total - a - b) : null;

    private static int? ReservedOf(IReadOnlyCollection<FunctionConfiguration> functions)
    {
        var sum = 0;
        foreach (var function in functions)
        {
            if (!function.Reserved.IsKnown) return null;
            sum += function.Reserved.Value ?? 0;
        }
        return functions.Count == 0 ? null : sum;
    }

    private static int? ProvisionedOutside(IReadOnlyCollection<FunctionConfiguration> functions)
    {
        var sum = 0;
        foreach (var function in functions)
        {
            if (!function.Reserved.IsKnown || function.Provisioned is not { } provisioned) return null;
            if (function.Reserved.Value is null) sum += provisioned.Sum(p => p.Allocated);
        }
        return functions.Count == 0 ? null : sum;
    }

    private static int? Whole(float value) => float.IsNaN(value) ? null : (int)MathF.Round(value);
}
