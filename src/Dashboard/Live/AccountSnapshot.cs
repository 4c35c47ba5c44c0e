using System.Collections.Immutable;
using Dashboard.Analysis.Capacity;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Live;

/// <summary>
/// All that is known of one account and Region at one moment. Immutable, swapped whole, sharing what did not change with the one
/// before it.
/// </summary>
public sealed record AccountSnapshot
{
    public required AccountScope Scope { get; init; }
    /// <summary>Counts up by one with each snapshot of the scope.</summary>
    public required long Sequence { get; init; }
    public required DateTimeOffset TakenAt { get; init; }
    /// <summary>The last three hours.</summary>
    public required MinuteWindow Minutes { get; init; }
    /// <summary>By slot; a function that disappeared keeps its slot until its minutes have left the window.</summary>
    public required ImmutableArray<FunctionConfiguration> Functions { get; init; }
    /// <summary>Slot by function name.</summary>
    public required ImmutableDictionary<string, int> Slots { get; init; }
    /// <summary>Null when unknown.</summary>
    public AccountLimits? Limits { get; init; }
    /// <summary>How the limit is divided up now.</summary>
    public AccountLedger Ledger
    {
        get => field ?? AccountLedger.Of(Minutes, [.. Slots.Values.Select(slot => Functions[slot])], Limits);
        init;
    }
    /// <summary>What was found in all of it.</summary>
    public AccountAnalysis Analysis
    {
        get => field ??= new Analyzer().Analyze(new() { Minutes = Minutes, Functions = Functions, Slots = Slots, Limits = Limits });
        init;
    }
    public required PollHealth Health { get; init; }
    public PollPlan Plan { get; init; } = PollPlan.None;
    /// <summary>Rows by window, made at the first request for that window and shared by all viewers.</summary>
    public required FunctionRows Rows { get; init; }
    /// <summary>True until the first poll of account metrics has ended, well or badly.</summary>
    public required bool IsLoading { get; init; }
}
