using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Recommendations;

/// <summary>
/// What is asked of a function, from its last days by the hour and its window by the minute. Where requests were rejected the concurrency seen
/// is cut off: what they needed is estimated as (invocations + throttles) per second × average duration.
/// </summary>
internal sealed class Demand
{
    /// <summary>
    /// Share of hours whose peak counts as normal load: a single bad hour in four days is left out. House rule; the guide says "peak normal
    /// load" and not what normal is.
    /// </summary>
    public const double NormalHours = 0.99;

    /// <summary>Fewer known hours than this do not tell one hour of the day from another. House rule: three days.</summary>
    public const int LeastHoursForPattern = 3 * HoursPerDay;

    public const int HoursPerDay = 24;

    private readonly ImmutableArray<DemandHour> _hours;

    private Demand(ImmutableArray<DemandHour> hours)
    {
        _hours = hours;
        var demands = hours.Select(hour => hour.Demand).Order().ToArray();
        Normal = demands[(int)Math.Ceiling(NormalHours * demands.Length) - 1];
        Highest = demands[^1];
        HighestSeen = hours.Max(hour => hour.Peak);
        IsEstimated = hours.Any(hour => hour.IsTruncated && hour.Demand >= Normal && hour.Demand > hour.Peak);
        IsTruncated = hours.Any(hour => hour.IsTruncated);
    }

    /// <summary>Peak of normal load, in environments.</summary>
    public double Normal { get; }

    /// <summary>Highest of all, the exceptional hours included.</summary>
    public double Highest { get; }

    /// <summary>Highest concurrency seen, throttled or not.</summary>
    public double HighestSeen { get; }

    /// <summary>The peak is not seen but estimated.</summary>
    public bool IsEstimated { get; }

    /// <summary>Requests were rejected in some hour.</summary>
    public bool IsTruncated { get; }

    public int KnownHours => _hours.Length;

    public bool HasDailyPattern => KnownHours >= LeastHoursForPattern;

    /// <summary>Null when nothing is known or nothing was ever asked of it.</summary>
    public static Demand? Of(FunctionCase function)
    {
        var usual = UsualMilliseconds(function);
        var hours = ImmutableArray.CreateBuilder<DemandHour>();
        var next = long.MinValue;
        if (function.Input.Usage is { } history && function.Usage is { } usage)
        {
            for (var i = 0; i < history.Hours; i++)
                if (DemandHour.Of(usage, i, history.FirstHour + i, usual) is { } hour)
                {
                    hours.Add(hour);
                    next = hour.Hour + 1;
                }
        }
        AddWindow(function, next, usual, hours);
        return hours.Any(hour => hour.Demand > 0) ? new(hours.ToImmutable()) : null;
    }

    /// <summary>By hour of the day, UTC: the highest demand of that hour on any day. Without a daily pattern, the same all day.</summary>
    public double[] PeakByHour() => ByHour(hours => hours.Max(hour => hour.Demand), Normal);

    /// <summary>By hour of the day: mean environments in use.</summary>
    public double[] LoadByHour() => ByHour(hours => hours.Average(hour => hour.Load), _hours.Average(hour => hour.Load));

    /// <summary>By hour of the day: mean invocations.</summary>
    public double[] InvocationsByHour() => ByHour(hours => hours.Average(hour => hour.Invocations), _hours.Average(hour => hour.Invocations));

    private double[] ByHour(Func<IEnumerable<DemandHour>, double> of, double otherwise)
    {
        var values = new double[HoursPerDay];
        Array.Fill(values, otherwise);
        if (HasDailyPattern)
            foreach (var hours in _hours.GroupBy(hour => (int)(hour.Hour % HoursPerDay))) values[hours.Key] = of(hours);
        return values;
    }

    /// <summary>Hours of the window that the days do not have yet.</summary>
    private static void AddWindow(FunctionCase function, long next, double usual, ImmutableArray<DemandHour>.Builder hours)
    {
        var index = 0;
        while (index < function.Length)
        {
            var hour = (function.FirstMinute + index) / 60;
            var end = (int)Math.Min(function.Length, (hour + 1) * 60 - function.FirstMinute);
            if (hour >= next && OfMinutes(function, index, end, hour, usual) is { } known) hours.Add(known);
            index = end;
        }
    }

    private static DemandHour? OfMinutes(FunctionCase function, int from, int end, long hour, double usual)
    {
        var invocations = function[FunctionMetric.Invocations];
        var (known, count, weighted, rejected, peak, demand) = (0, 0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = from; i < end; i++)
        {
            if (float.IsNaN(invocations[i])) continue;
            known++;
            var milliseconds = function[FunctionMetric.DurationAverage][i];
            var throttles = function[FunctionMetric.Throttles][i];
            var concurrency = function[FunctionMetric.ConcurrentExecutions][i];
            count += invocations[i];
            if (!float.IsNaN(milliseconds)) weighted += invocations[i] * milliseconds;
            if (concurrency > peak) peak = concurrency;
            if (!(throttles > 0)) continue;
            rejected += throttles;
            demand = Math.Max(demand, DemandHour.LoadOf(invocations[i] + throttles, 60, float.IsNaN(milliseconds) ? usual : milliseconds));
        }
        if (known == 0) return null;
        return new(hour, peak, Math.Max(peak, demand), count * 60 / known, count > 0 ? weighted / count : double.NaN, rejected);
    }

    /// <summary>Mean duration of whatever ran, in the window or else in the days before; 0 when nothing did.</summary>
    private static double UsualMilliseconds(FunctionCase function)
    {
        var mean = Mean(function[FunctionMetric.DurationAverage]);
        return mean > 0 || function.Usage is not { } usage ? mean : Mean(usage[UsageMetric.DurationAverage]);
    }

    private static double Mean(ReadOnlySpan<float> values)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
            if (!float.IsNaN(value)) (sum, count) = (sum + value, count + 1);
        return count == 0 ? 0 : sum / count;
    }
}
