using Dashboard.Analysis.Model;
using Dashboard.Analysis.WhatIf;

namespace Dashboard.Components.WhatIf;

/// <summary>What came of a replay, in words.</summary>
public static class WhatIfWords
{
    public static string Text(this ReservedConcurrency reserved) => !reserved.IsKnown ? "unknown" : reserved.Value is { } value ? Format.Count(value) : "none";

    public static string Sentence(this SettingViolation violation) => violation.Kind switch
    {
        ViolationKind.BelowFloor => $"Lambda refuses this: {Left(violation.Value)} would stay unreserved and {Format.Count(violation.Bound)} must. {violation.Remedy()}",
        ViolationKind.ProvisionedAboveReserved => $"Lambda refuses this: {violation.Function} would have {Format.Count(violation.Value)} provisioned and {Format.Count(violation.Bound)} reserved. {violation.Remedy()}",
        _ => $"{(violation.Function.Length == 0 ? "The account limit" : violation.Function)} cannot be set to {Format.Count(violation.Value)}. {violation.Remedy()}",
    };

    /// <summary>What Lambda would take.</summary>
    public static string Remedy(this SettingViolation violation) => violation.Kind switch
    {
        ViolationKind.BelowFloor => $"Reserve or provision {Format.Count(violation.Bound - violation.Value)} less, or raise the account limit.",
        ViolationKind.ProvisionedAboveReserved => $"Provision no more than the {Format.Count(violation.Bound)} reserved for {violation.Function}.",
        _ => $"Enter {Format.Count(violation.Bound)} or more.",
    };

    public static string Sentence(this UnreservedFloor floor) =>
        $"{Left(floor.Unreserved)} stay unreserved; {Format.Count(floor.Least)} must.";

    private static string Left(int unreserved) => unreserved < 0 ? $"{Format.Count(-unreserved)} less than none" : Format.Count(unreserved);

    /// <summary>Signed, so that a saving cannot be taken for a price.</summary>
    public static string Cost(decimal? monthly) => monthly switch
    {
        null => Format.None,
        0 => "no charge",
        < 0 => "−" + Format.Dollars(-monthly.Value),
        _ => "+" + Format.Dollars(monthly.Value),
    };

    /// <summary>"−120", "+3", "no change".</summary>
    public static string Change(long before, long after) => (after - before) switch
    {
        0 => "no change",
        < 0 and var less => "−" + Format.Count(-less),
        var more => "+" + Format.Count(more),
    };

    public static string Spillover(long before, long after) => (after - before) switch
    {
        0 => "requests outside provisioned concurrency",
        < 0 and var less => $"{Format.Count(-less)} avoided: requests outside provisioned concurrency",
        var more => $"{Format.Count(more)} added: requests outside provisioned concurrency",
    };

    public static string BeforeAfter(long before, long after) => before == after ? Format.Count(before) : $"{Format.Count(before)} → {Format.Count(after)}";
}
