using Dashboard.Live;

namespace Dashboard.Components.Parts;

/// <summary>How old figures are and how far they are settled, in words.</summary>
/// <param name="Brief">To stand beside one figure: "12:33".</param>
/// <param name="Full">To stand beside a chart: "as of 12:33 UTC · settled through 12:29".</param>
/// <param name="Explanation">A sentence or two.</param>
/// <param name="IsStale">They should be newer.</param>
public sealed record DataAge(string Brief, string Full, string Explanation, bool IsStale)
{
    private const string WhyMinutesGrow = "CloudWatch counts an invocation in the minute it began, once it has ended.";

    /// <param name="isStalled">Nothing newer can come: the poller has stopped.</param>
    public static DataAge Of(Freshness freshness, DateTimeOffset now, bool isStalled)
    {
        if (freshness is not { DataThrough: { } data, SettledThrough: { } settled }) return new("no data", "no data yet", "Nothing of it has been read yet.", IsStale: false);
        var growth = settled < data ? $"Minutes after {Format.Time(settled)} may still grow: {WhyMinutesGrow}" : "All of it is settled.";
        if (isStalled || freshness.IsStale(now))
            return new($"stale since {Format.Clock(data)}", $"stale since {Format.Time(data)}", $"Nothing newer than {Format.Time(data)} is known, {Format.Span(now - data)} ago; Status says why. {growth}", IsStale: true);
        var settledText = settled < data ? $"settled through {Format.Clock(settled)}" : "settled";
        return new(Format.Clock(data), $"as of {Format.Time(data)} · {settledText}", $"As of {Format.Time(data)}. {growth}", IsStale: false);
    }
}
