using Dashboard.Components;
using Dashboard.Live;

namespace Dashboard.Charts;

/// <summary>Says in a sentence what a chart shows: newest value and peak of each series.</summary>
public static class ChartSummary
{
    public static string Of(ChartSpec spec, ChartData data, RowWindow window)
    {
        var parts = new List<string>(spec.Series.Length);
        for (var i = 0; i < spec.Series.Length; i++) parts.Add(Describe(spec, data, i));
        return $"Last {window.Label()}. {string.Join(". ", parts)}.";
    }

    private static string Describe(ChartSpec spec, ChartData data, int index)
    {
        var series = spec.Series[index];
        var peak = data.Peak(index);
        if (peak < 0) return $"{series.Name}: nothing known";
        return series.IsLimit
            ? $"{series.Name} {Value(spec.Unit, data.Latest(index))}"
            : $"{series.Name}: newest {Value(spec.Unit, data.Latest(index))}, highest {Value(spec.Unit, data.Values[index][peak])} at {Format.Time(data.TimeOf(peak))}";
    }

    private static string Value(ChartUnit unit, double value) => unit switch
    {
        ChartUnit.Milliseconds => Format.Milliseconds(value),
        ChartUnit.Share => Format.Share(value),
        _ => Format.Number(value),
    };
}
