using System.Globalization;
using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

/// <summary>Numbers of evidence as they are written on pages, each with its unit.</summary>
public static class MeasureText
{
    private const char Space = '\u00a0';

    public static bool IsKnown(this Measure measure) => !double.IsNaN(measure.Value);

    public static string Value(this Measure measure) => measure switch
    {
        { Value: double.NaN } => Format.None,
        { Unit: MeasureUnit.PerSecond } => $"{Number(measure.Value)}{Space}/s",
        { Unit: MeasureUnit.PerMinute } => $"{Number(measure.Value)}{Space}/min",
        { Unit: MeasureUnit.Milliseconds } => Format.Milliseconds(measure.Value),
        { Unit: MeasureUnit.Minutes } => Format.Span(TimeSpan.FromMinutes(Math.Min(measure.Value, int.MaxValue))),
        { Unit: MeasureUnit.Days } => $"{Number(measure.Value)}{Space}{(measure.Value == 1 ? "day" : "days")}",
        { Unit: MeasureUnit.Share } => Format.Share(measure.Value),
        { Unit: MeasureUnit.Factor } => $"{Number(measure.Value)}{Space}×",
        { Unit: MeasureUnit.Megabytes } => $"{Number(measure.Value)}{Space}MB",
        { Unit: MeasureUnit.Dollars } => Format.Dollars((decimal)measure.Value),
        _ => Number(measure.Value),
    };

    /// <summary>"peak concurrency 50".</summary>
    public static string Named(this Measure measure) => $"{measure.Name} {measure.Value()}";

    /// <summary>The two numbers that decided: "peak concurrency 50, reserved concurrency 50".</summary>
    public static string Pair(this Evidence evidence) => $"{evidence.Observed.Named()}, {evidence.Threshold.Named()}";

    /// <summary>One decimal below ten, where it matters.</summary>
    private static string Number(double value) => Math.Abs(value) < 9.95 && Math.Abs(value - Math.Round(value)) >= 0.05
        ? value.ToString("0.0", CultureInfo.InvariantCulture)
        : Format.Number(value);
}
