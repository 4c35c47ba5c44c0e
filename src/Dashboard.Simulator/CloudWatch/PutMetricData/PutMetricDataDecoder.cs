using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch.PutMetricData;

internal sealed class PutMetricDataDecoder(DateTimeOffset now)
{
    private const int LargestDatumCount = 1000, LargestValueCount = 150;

    private static readonly TimeSpan Oldest = TimeSpan.FromDays(14), Youngest = TimeSpan.FromHours(2);

    /// <summary>All of the data or, when one of them is refused, none.</summary>
    /// <exception cref="Wire.AwsErrorException">MissingParameter, InvalidParameterValue or InvalidParameterCombination.</exception>
    public IReadOnlyList<MetricDatum> Decode(Input input)
    {
        var @namespace = input.RequiredText("Namespace");
        if (@namespace.StartsWith("AWS/", StringComparison.Ordinal)) throw CloudWatchError.InvalidValue("The value AWS/ for parameter Namespace is invalid.");
        var data = input.Structures("MetricData");
        if (data.Count == 0) throw CloudWatchError.Missing("MetricData");
        if (data.Count > LargestDatumCount) throw CloudWatchError.InvalidValue($"The collection MetricData must not have a size greater than {LargestDatumCount}.");
        return [.. data.Select(datum => Datum(datum, @namespace))];
    }

    private MetricDatum Datum(Input input, string @namespace)
    {
        var metric = new MetricIdentity(@namespace, input.RequiredText("MetricName"), input.Dimensions());
        var time = input.Time("Timestamp") ?? now;
        if (time < now - Oldest || time > now + Youngest)
            throw CloudWatchError.InvalidValue($"The parameter {input.PathOf("Timestamp")} must specify a time no more than two weeks in the past and no more than two hours in the future.");
        var minute = (long)Math.Floor((time - DateTimeOffset.UnixEpoch).TotalMinutes);

        var given = ((string[])["Value", "StatisticValues", "Values"]).Where(input.Has).ToList();
        if (given.Count == 0) throw CloudWatchError.Missing(input.PathOf("Value"));
        if (given.Count > 1)
            throw CloudWatchError.InvalidCombination($"The parameters {input.PathOf(given[0])} and {input.PathOf(given[1])} are mutually exclusive and you have specified both.");

        if (input.Structure("StatisticValues") is { } set) return new(metric, minute, Statistics(set), null, false);
        var values = input.Number("Value") is { } value ? [value] : input.Numbers("Values");
        return Values(input, metric, minute, values, input.Numbers("Counts"));
    }

    private static StatisticSet Statistics(Input input)
    {
        var set = new StatisticSet(
            Finite(input, "Sum"), Finite(input, "Minimum"), Finite(input, "Maximum"), (long)Finite(input, "SampleCount"));
        return set.SampleCount > 0 && set.Minimum <= set.Maximum ? set
            : throw CloudWatchError.InvalidValue($"The values of {input.PathOf("SampleCount")}, Minimum and Maximum contradict each other.");
    }

    private static MetricDatum Values(Input input, MetricIdentity metric, long minute, IReadOnlyList<double> values, IReadOnlyList<double> counts)
    {
        if (values.Count > LargestValueCount) throw CloudWatchError.InvalidValue($"The collection {input.PathOf("Values")} must not have a size greater than {LargestValueCount}.");
        if (counts.Count > 0 && counts.Count != values.Count)
            throw CloudWatchError.InvalidValue($"The parameters {input.PathOf("Values")} and {input.PathOf("Counts")} must be of the same size.");
        var set = default(StatisticSet);
        var samples = new WeightedValues();
        for (var i = 0; i < values.Count; i++)
        {
            var count = counts.Count == 0 ? 1 : counts[i];
            if (!double.IsFinite(values[i]) || !(count >= 0)) throw CloudWatchError.InvalidValue($"The value of {input.PathOf("Values")} is not a finite number.");
            if (count < 1) continue;
            set = set.Merge(new(values[i] * count, values[i], values[i], (long)count));
            samples.Add((float)values[i], count);
        }
        if (set.SampleCount == 0) throw CloudWatchError.InvalidValue($"The parameter {input.PathOf("Counts")} must hold a count above zero.");
        var exact = counts.All(count => count == 1) && values.Count <= SampleSummary.Capacity;
        return new(metric, minute, set, exact ? SampleSummary.Of([.. values.Select(value => (float)value)]) : SampleSummary.Of(samples), !exact);
    }

    private static double Finite(Input input, string member) =>
        input.Required(member, input.Number(member)) is var value && double.IsFinite(value) ? value
        : throw CloudWatchError.InvalidValue($"The value of {input.PathOf(member)} is not a finite number.");
}
