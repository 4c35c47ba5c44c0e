using System.Collections.Immutable;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.GetMetricData.Expressions;

/// <summary>Arithmetic on series. What is not finite, a division by zero for one, is no point.</summary>
internal static class SeriesMath
{
    public static double Apply(char @operator, double left, double right) => @operator switch
    {
        '+' => left + right,
        '-' => left - right,
        '*' => left * right,
        _ => left / right,
    };

    /// <summary>Two series have a point together where each has one.</summary>
    public static MathValue Apply(char @operator, MathValue left, MathValue right) => (left, right) switch
    {
        (MathValue.Scalar a, MathValue.Scalar b) => new MathValue.Scalar(Apply(@operator, a.Value, b.Value)),
        (MathValue.Series a, MathValue.Scalar b) => new MathValue.Series(Select(a.Column, value => Apply(@operator, value, b.Value))),
        (MathValue.Scalar a, MathValue.Series b) => new MathValue.Series(Select(b.Column, value => Apply(@operator, a.Value, value))),
        (MathValue.Series a, MathValue.Series b) => new MathValue.Series(Join(@operator, a.Column, b.Column)),
        (MathValue.SeriesArray a, MathValue.Scalar or MathValue.Series) => Each(a, column => Apply(@operator, new MathValue.Series(column), right)),
        (MathValue.Scalar or MathValue.Series, MathValue.SeriesArray b) => Each(b, column => Apply(@operator, left, new MathValue.Series(column))),
        _ => throw new MathSyntaxException("Two arrays of time series cannot be combined by an operator."),
    };

    /// <summary>One value per time at which any of the series has a point, from the points there are.</summary>
    public static MetricColumn Across(ImmutableArray<MetricColumn> columns, Func<double, double, double> combine, bool average)
    {
        var points = new SortedDictionary<long, (double Value, int Count)>();
        foreach (var column in columns)
        {
            for (var i = 0; i < column.Count; i++)
            {
                var (time, value) = (column.Times[i], column.Values[i]);
                points[time] = points.TryGetValue(time, out var before) ? (combine(before.Value, value), before.Count + 1) : (value, 1);
            }
        }
        return new([.. points.Keys], [.. points.Values.Select(point => average ? point.Value / point.Count : point.Value)]);
    }

    public static MetricColumn Select(MetricColumn column, Func<double, double> select) => Finite(column.Times, Array.ConvertAll(column.Values, value => select(value)));

    private static MathValue.SeriesArray Each(MathValue.SeriesArray array, Func<MetricColumn, MathValue> select) =>
        new([.. array.Columns.Select(column => ((MathValue.Series)select(column)).Column)]);

    private static MetricColumn Join(char @operator, MetricColumn left, MetricColumn right)
    {
        var times = new List<long>();
        var values = new List<double>();
        for (int i = 0, j = 0; i < left.Count && j < right.Count;)
        {
            var order = left.Times[i].CompareTo(right.Times[j]);
            if (order == 0)
            {
                times.Add(left.Times[i]);
                values.Add(Apply(@operator, left.Values[i], right.Values[j]));
            }
            if (order <= 0) i++;
            if (order >= 0) j++;
        }
        return Finite([.. times], [.. values]);
    }

    private static MetricColumn Finite(long[] times, double[] values) =>
        Array.TrueForAll(values, double.IsFinite) ? new(times, values) : new(
            [.. times.Where((_, i) => double.IsFinite(values[i]))], [.. values.Where(double.IsFinite)]);
}
