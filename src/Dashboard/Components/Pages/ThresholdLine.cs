using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Pages;

/// <summary>What a chart of a function measures.</summary>
public enum ChartQuantity { Concurrency, Duration, Invocations, Utilization }

/// <summary>The number a finding was held against, as a line on the chart that measures the same.</summary>
public readonly record struct ThresholdLine(string Name, double Value)
{
    /// <returns>Null where the finding's threshold is of another kind.</returns>
    public static ThresholdLine? Of(Finding? finding, ChartQuantity quantity)
    {
        if (finding is not { Evidence.Threshold: var threshold }) return null;
        var value = (quantity, threshold.Unit) switch
        {
            (ChartQuantity.Concurrency, MeasureUnit.Count) when IsOfConcurrency(finding.Pattern) => threshold.Value,
            (ChartQuantity.Duration, MeasureUnit.Milliseconds) when finding.Group is PatternGroup.Latency or PatternGroup.Configuration => threshold.Value,
            (ChartQuantity.Invocations, MeasureUnit.PerSecond) => threshold.Value * 60,
            (ChartQuantity.Invocations, MeasureUnit.PerMinute) => threshold.Value,
            (ChartQuantity.Utilization, MeasureUnit.Share) when finding.Group == PatternGroup.Provisioned => threshold.Value,
            _ => double.NaN,
        };
        return value > 0 ? new(char.ToUpperInvariant(threshold.Name[0]) + threshold.Name[1..], value) : null;
    }

    private static bool IsOfConcurrency(Pattern pattern) =>
        pattern is Pattern.ReservedCap or Pattern.ProvisionedFillsReservation or Pattern.CeilingSoon or Pattern.StrandedReserve or Pattern.ConcurrencyRose or Pattern.ColdStartsWhileScaling;
}
