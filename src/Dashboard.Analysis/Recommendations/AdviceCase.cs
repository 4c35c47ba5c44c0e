using Dashboard.Analysis.Capacity;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Recommendations;

/// <summary>One function and what is derived of it once for all recommendations.</summary>
internal sealed class AdviceCase
{
    private const string Arm = "arm64";

    public AdviceCase(FunctionCase function, Demand demand)
    {
        Function = function;
        Demand = demand;
        var input = function.Input;
        Ledger = AccountLedger.Of(input.Minutes, [.. input.Slots.Values.Select(slot => input.Functions[slot])], input.Limits);
        var configuration = function.Configuration;
        if (configuration.MemoryMegabytes is { } memory) Cost = new(input.Prices, demand, memory, IsArm);
    }

    public FunctionCase Function { get; }
    public Demand Demand { get; }
    public AccountLedger Ledger { get; }
    public bool IsArm => Function.Configuration.Architecture == Arm;

    /// <summary>Null when the memory size is unknown.</summary>
    public MonthlyCost? Cost { get; }

    /// <summary>Where the numbers come from, for basis and caveats.</summary>
    public bool IsShort => !Demand.HasDailyPattern;
}
