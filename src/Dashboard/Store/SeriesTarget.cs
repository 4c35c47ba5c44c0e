using Dashboard.Analysis.Model;

namespace Dashboard.Store;

/// <summary>Where the answer of one query goes: a metric of a function, or of the account.</summary>
public readonly record struct SeriesTarget
{
    private const int AccountSlot = -1;

    private SeriesTarget(int slot, int metric) => (Slot, Metric) = (slot, metric);

    public static SeriesTarget Of(AccountMetric metric) => new(AccountSlot, (int)metric);
    public static SeriesTarget Of(int slot, FunctionMetric metric) => new(slot, (int)metric);

    public int Slot { get; }
    public int Metric { get; }
    public bool IsAccount => Slot == AccountSlot;
    public bool IsCount => IsAccount ? ((AccountMetric)Metric).IsCount() : ((FunctionMetric)Metric).IsCount();
}
