using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>What is known of the account; written by the readers of one poller in turn, never at the same time.</summary>
internal sealed class AccountState(DateTimeOffset now)
{
    public SeriesStore Series { get; } = new(MinuteSpan.MinuteOf(now) - 1);
    public FunctionDirectory Directory { get; } = new();
    public AccountLimits? Limits { get; set; }

    /// <summary>The minute of the present pass, which is not complete.</summary>
    public long CurrentMinute => Series.LastMinute + 1;

    /// <summary>The last days by the hour; null before they were read.</summary>
    public UsageHistory? Usage { get; set; }

    /// <summary>Null while unknown.</summary>
    public ImmutableArray<MetricAlarm>? Alarms { get; set; }

    /// <summary>Functions that are declared to be limited on purpose.</summary>
    public ImmutableHashSet<string> IntendedLimiters { get; set; } = [];

    public LimitRecorder LimitReadings { get; } = new();

    /// <summary>Functions with metrics of late, by name; carried forward while the listing fails.</summary>
    public Dictionary<string, ActiveFunction> Active { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Longest time-out of all functions, null while no inventory was read.</summary>
    public TimeSpan? LongestTimeout { get; set; }

    /// <summary>End of the last span of account series that was read, in minutes since 1970; null before the first.</summary>
    public long? AccountReadBefore { get; set; }

    /// <summary>The same of the functions' series: of the round that read all of them.</summary>
    public long? FunctionsReadBefore { get; set; }

    /// <summary>Counts changes worth a snapshot.</summary>
    public long Version { get; private set; }

    public void Changed() => Version++;

    /// <summary>The minutes as they stand.</summary>
    public MinuteWindow Freeze()
    {
        TimeSpan? longest = Series.Highest(AccountMetric.DurationMaximum) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
        var readBefore = AccountReadBefore < FunctionsReadBefore ? AccountReadBefore : FunctionsReadBefore ?? AccountReadBefore;
        return Series.Freeze(Settled(readBefore), Settled(AccountReadBefore));

        long Settled(long? read) => PollWindow.SettledThrough(read, LongestTimeout, longest) ?? 0;
    }

    /// <summary>Names of functions that were throttled in the newest minutes.</summary>
    public HashSet<string> ThrottledLately(int minutes)
    {
        var window = Freeze();
        var throttled = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in window.Last(minutes))
        {
            var values = column.Functions(FunctionMetric.Throttles);
            for (var slot = 0; slot < values.Length; slot++)
                if (values[slot] > 0) throttled.Add(Directory[slot].Name);
        }
        return throttled;
    }
}
