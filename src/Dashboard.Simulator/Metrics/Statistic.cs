using System.Globalization;

namespace Dashboard.Simulator.Metrics;

internal enum StatisticKind { Average, Sum, Minimum, Maximum, SampleCount, Percentile }

/// <summary>A statistic as requests name it: Average, Sum, Minimum, Maximum, SampleCount, or p0 to p100 with decimals.</summary>
/// <param name="Quantile">Of a percentile, from 0 to 1.</param>
internal readonly record struct Statistic(StatisticKind Kind, double Quantile = 0)
{
    public bool IsPercentile => Kind == StatisticKind.Percentile;

    public static bool TryParse(string text, out Statistic statistic)
    {
        statistic = default;
        if (text.StartsWith('p'))
        {
            var number = text.AsSpan(1);
            if (number.Length is 0 or > 14 || !char.IsAsciiDigit(number[0]) || !char.IsAsciiDigit(number[^1])) return false;
            if (!double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) || percent > 100) return false;
            statistic = new(StatisticKind.Percentile, percent / 100);
            return true;
        }
        StatisticKind? kind = text switch
        {
            "Average" => StatisticKind.Average,
            "Sum" => StatisticKind.Sum,
            "Minimum" => StatisticKind.Minimum,
            "Maximum" => StatisticKind.Maximum,
            "SampleCount" => StatisticKind.SampleCount,
            _ => null,
        };
        statistic = new(kind.GetValueOrDefault());
        return kind is not null;
    }

    /// <summary>Of a period without samples: all but percentiles.</summary>
    public double Of(in StatisticSet set) => Kind switch
    {
        StatisticKind.Average => set.Average,
        StatisticKind.Sum => set.Sum,
        StatisticKind.Minimum => set.Minimum,
        StatisticKind.Maximum => set.Maximum,
        StatisticKind.SampleCount => set.SampleCount,
        _ => throw new InvalidOperationException("A percentile is not a function of a statistic set."),
    };
}
