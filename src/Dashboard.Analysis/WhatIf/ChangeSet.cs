using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.WhatIf;

/// <summary>Settings to try on recorded minutes.</summary>
public sealed record ChangeSet
{
    public static ChangeSet None { get; } = new();

    /// <summary>Concurrency limit of the account; null leaves it as it was.</summary>
    public int? AccountLimit { get; init; }

    /// <summary>By function name; a function that was not recorded is ignored.</summary>
    public ImmutableDictionary<string, FunctionChange> Functions { get; init; } = ImmutableDictionary.Create<string, FunctionChange>(StringComparer.Ordinal);

    public ChangeSet With(string function, FunctionChange change) => this with { Functions = Functions.SetItem(function, change) };
}

/// <param name="Reserved">To set, or <see cref="ReservedConcurrency.None"/> to remove; <see cref="ReservedConcurrency.Unknown"/> leaves it as it was.</param>
/// <param name="Provisioned">Over all aliases; 0 to remove, null leaves it as it was.</param>
public readonly record struct FunctionChange(ReservedConcurrency Reserved, int? Provisioned)
{
    public static FunctionChange Reserve(int value) => new(ReservedConcurrency.Of(value), null);

    public static FunctionChange Unreserve() => new(ReservedConcurrency.None, null);

    public static FunctionChange Provision(int value) => new(ReservedConcurrency.Unknown, value);
}
