using System.Collections.Immutable;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.GetMetricData.Expressions;

/// <summary>Evaluates expressions over the other queries of the call.</summary>
/// <param name="resultOf">The points of another query.</param>
/// <param name="metricIds">Ids of the queries that are metrics, in the order of the request: METRICS().</param>
/// <param name="quotaOf">The account's limit for the metric of this query, null where there is none.</param>
/// <param name="times">The starts of all periods, for FILL.</param>
internal sealed class MathEvaluator(
    Func<string, MetricColumn> resultOf, IReadOnlyList<string> metricIds, Func<string, double?> quotaOf, Func<IEnumerable<long>> times)
{
    /// <exception cref="MathSyntaxException"/>
    public MetricColumn Evaluate(MathNode expression) => Value(expression) switch
    {
        MathValue.Series series => series.Column,
        MathValue.Scalar => throw new MathSyntaxException("The expression must return a time series, not a number."),
        _ => throw new MathSyntaxException("The expression must return one time series, not an array of them."),
    };

    private MathValue Value(MathNode node) => node switch
    {
        MathNode.Constant constant => new MathValue.Scalar(constant.Value),
        MathNode.Reference reference => new MathValue.Series(resultOf(reference.Id)),
        MathNode.Binary binary => SeriesMath.Apply(binary.Operator, Value(binary.Left), Value(binary.Right)),
        MathNode.Sequence sequence => new MathValue.SeriesArray([.. sequence.Items.SelectMany(item => Columns(Value(item)))]),
        MathNode.Call call => Call(call),
        MathNode.Repeat => throw new MathSyntaxException("REPEAT stands outside FILL."),
        _ => throw new MathSyntaxException("A quoted text stands where a value is expected."),
    };

    private MathValue Call(MathNode.Call call) => (call.Function, call.Arguments) switch
    {
        ("SUM", [var of]) => Aggregate(Value(of), (a, b) => a + b, average: false),
        ("AVG", [var of]) => Aggregate(Value(of), (a, b) => a + b, average: true),
        ("MIN", [var of]) => Aggregate(Value(of), Math.Min, average: false),
        ("MAX", [var of]) => Aggregate(Value(of), Math.Max, average: false),
        ("METRICS", []) => Metrics(""),
        ("METRICS", [MathNode.Quoted part]) => Metrics(part.Text),
        ("FILL", [var of, var with]) => Fill(Value(of), with),
        ("SERVICE_QUOTA", [MathNode.Reference metric]) => Quota(metric.Id),
        _ => throw new MathSyntaxException($"Function {call.Function} with {call.Arguments.Length} arguments is not supported."),
    };

    private MathValue.SeriesArray Metrics(string part) =>
        new([.. metricIds.Where(id => id.Contains(part, StringComparison.Ordinal)).Select(resultOf)]);

    /// <summary>Of one series a number, of several a series.</summary>
    private static MathValue Aggregate(MathValue value, Func<double, double, double> combine, bool average)
    {
        if (value is not MathValue.Series { Column: var column }) return new MathValue.Series(SeriesMath.Across(Columns(value), combine, average));
        if (column.Count == 0) return new MathValue.Scalar(double.NaN);
        var total = column.Values.Aggregate(combine);
        return new MathValue.Scalar(average ? total / column.Count : total);
    }

    private MathValue.Series Quota(string id) => quotaOf(id) is { } quota
        ? new(SeriesMath.Select(resultOf(id), _ => quota))
        : throw new MathSyntaxException($"SERVICE_QUOTA needs a usage metric, and {id} is none.");

    private MathValue Fill(MathValue value, MathNode with)
    {
        var repeat = with is MathNode.Repeat;
        var filler = repeat ? 0 : Value(with) is MathValue.Scalar scalar ? scalar.Value : throw new MathSyntaxException("FILL needs a number or REPEAT.");
        ImmutableArray<MetricColumn> filled = [.. Columns(value).Select(column => Fill(column, repeat, filler))];
        return value is MathValue.SeriesArray ? new MathValue.SeriesArray(filled) : new MathValue.Series(filled[0]);
    }

    private MetricColumn Fill(MetricColumn column, bool repeat, double filler)
    {
        var known = column.Times.Zip(column.Values).ToDictionary(point => point.First, point => point.Second);
        var filled = new SortedDictionary<long, double>(known);
        double? last = repeat ? null : filler;
        foreach (var time in times())
        {
            if (known.TryGetValue(time, out var value)) last = repeat ? value : filler;
            else if (last is { } missing) filled[time] = missing;
        }
        return new([.. filled.Keys], [.. filled.Values]);
    }

    private static ImmutableArray<MetricColumn> Columns(MathValue value) => value switch
    {
        MathValue.Series series => [series.Column],
        MathValue.SeriesArray array => array.Columns,
        _ => throw new MathSyntaxException("A number stands where a time series is expected."),
    };
}
