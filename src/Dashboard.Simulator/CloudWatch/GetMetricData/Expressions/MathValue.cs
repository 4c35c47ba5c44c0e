using System.Collections.Immutable;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.GetMetricData.Expressions;

/// <summary>What a part of an expression amounts to.</summary>
internal abstract record MathValue
{
    internal sealed record Scalar(double Value) : MathValue;

    internal sealed record Series(MetricColumn Column) : MathValue;

    internal sealed record SeriesArray(ImmutableArray<MetricColumn> Columns) : MathValue;
}
