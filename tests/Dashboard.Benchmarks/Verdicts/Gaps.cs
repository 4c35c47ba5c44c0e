using Dashboard.Analysis.Model;
using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>Takes minutes out of a window as if they had never been answered: all before a first one, and a few here and there.</summary>
internal sealed class Gaps(int seed, double share, long firstKnown)
{
    private const int AccountSlot = -1;

    public long FirstKnown => firstKnown;

    /// <summary>The same minute stays missing from look to look.</summary>
    public bool IsMissing(int slot, long minute) => minute < firstKnown || SimulationRandom.For(seed, minute, slot).NextDouble() < share;

    public MinuteWindow Tear(MinuteWindow whole, int functions) =>
        whole with { Columns = [.. whole.Columns.Select(column => Tear(column, functions))] };

    private MinuteColumn Tear(MinuteColumn column, int functions)
    {
        if (column.Minute < firstKnown) return MinuteColumn.Empty(column.Minute);
        var values = new float[]?[MinuteColumn.FunctionMetrics];
        for (var metric = 0; metric < values.Length; metric++)
        {
            var known = column.Functions((FunctionMetric)metric);
            if (!known.IsEmpty) values[metric] = known.ToArray();
        }
        for (var slot = 0; slot < functions; slot++)
        {
            if (!IsMissing(slot, column.Minute)) continue;
            foreach (var metric in values)
                if (slot < metric?.Length) metric[slot] = float.NaN;
        }
        var account = new float[MinuteColumn.AccountMetrics];
        var isMissing = IsMissing(AccountSlot, column.Minute);
        for (var metric = 0; metric < account.Length; metric++) account[metric] = isMissing ? float.NaN : column.Account((AccountMetric)metric);
        return new(column.Minute, values!, account);
    }
}
