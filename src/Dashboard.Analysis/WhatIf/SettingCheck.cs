using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.WhatIf;

public enum ViolationKind
{
    /// <summary>Less would stay unreserved than must.</summary>
    BelowFloor,
    /// <summary>More provisioned than reserved for the same function.</summary>
    ProvisionedAboveReserved,
    /// <summary>A number below zero, or an account limit of none.</summary>
    OutOfRange,
}

/// <param name="Function">Empty for the account.</param>
/// <param name="Value">What was asked for.</param>
/// <param name="Bound">What it is held against.</param>
public sealed record SettingViolation(ViolationKind Kind, string Function, int Value, int Bound);

/// <summary>What settings leave to functions without a reservation.</summary>
/// <param name="Unreserved">The limit minus reservations and provisioned concurrency outside them; negative when more is given than there is.</param>
/// <param name="Least">100, or the whole limit of an account that has no more. Source: Lambda developer guide, configuration-concurrency.</param>
public sealed record UnreservedFloor(int Unreserved, int Least)
{
    public bool IsKept => Unreserved >= Least;
}

/// <summary>Whether Lambda would take settings. Source: Lambda developer guide, configuration-concurrency and provisioned-concurrency.</summary>
internal static class SettingCheck
{
    public static (UnreservedFloor Floor, ImmutableArray<SettingViolation> Violations) Of(int limit, int allocated, IEnumerable<FunctionReplay> functions)
    {
        var violations = ImmutableArray.CreateBuilder<SettingViolation>();
        var floor = new UnreservedFloor(limit - allocated, Math.Min(Math.Max(0, limit), LambdaQuotas.UnreservedFloor));
        if (limit < 1) violations.Add(new(ViolationKind.OutOfRange, "", limit, 1));
        if (!floor.IsKept) violations.Add(new(ViolationKind.BelowFloor, "", floor.Unreserved, floor.Least));
        foreach (var function in functions)
        {
            if (!function.IsChanged) continue;
            var name = function.Recorded.Name;
            if (function.Reserved.Value < 0) violations.Add(new(ViolationKind.OutOfRange, name, function.Reserved.Value.Value, 0));
            if (function.Provisioned < 0) violations.Add(new(ViolationKind.OutOfRange, name, function.Provisioned, 0));
            else if (function.Reserved.Value is { } reserved && function.Provisioned > reserved)
                violations.Add(new(ViolationKind.ProvisionedAboveReserved, name, function.Provisioned, reserved));
        }
        return (floor, violations.ToImmutable());
    }
}
