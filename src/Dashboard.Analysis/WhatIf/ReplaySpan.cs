using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.WhatIf;

/// <summary>Recorded minutes of an account during which its settings did not change: a day, or a part of one on either side of a change.</summary>
/// <param name="Length">Minutes; every column has as many values.</param>
/// <param name="Limit">Concurrency limit of the account.</param>
/// <param name="Reserved">Sum of all reservations as the account states it; null to sum up those of the functions.</param>
/// <param name="Claimed">Maximum claimed concurrency of the account by minute, NaN where unknown; empty when it was not recorded.</param>
/// <param name="Functions">Every function that ran or holds concurrency, each once.</param>
public sealed record ReplaySpan(int Length, int Limit, int? Reserved, ReadOnlyMemory<float> Claimed, ImmutableArray<RecordedFunction> Functions);

/// <summary>One function's settings and minutes. NaN in a column is unknown; of counts it is taken for none.</summary>
/// <param name="Provisioned">Over all aliases.</param>
/// <param name="MemoryMegabytes">Null when unknown: provisioned concurrency then has no price.</param>
public sealed record RecordedFunction(string Name, ReservedConcurrency Reserved, int Provisioned, int? MemoryMegabytes, bool IsArm, CallerKind Caller)
{
    /// <summary>Requests that ran.</summary>
    public required ReadOnlyMemory<float> Invocations { get; init; }

    /// <summary>Requests rejected.</summary>
    public required ReadOnlyMemory<float> Throttles { get; init; }

    /// <summary>Maximum concurrent executions.</summary>
    public required ReadOnlyMemory<float> Concurrency { get; init; }

    /// <summary>Average, in milliseconds.</summary>
    public required ReadOnlyMemory<float> Duration { get; init; }

    /// <summary>Requests of an alias with provisioned concurrency that ran on demand; empty when the function has none.</summary>
    public ReadOnlyMemory<float> Spillover { get; init; }
}
