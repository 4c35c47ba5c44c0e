using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Polling.Planning;
using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>What is known of the account; written by the readers of one poller in turn, never at the same time.</summary>
internal sealed class AccountState(DateTimeOffset now)
{
    private readonly Dictionary<string, long> _open = new(StringComparer.Ordinal);

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

    /// <summary>Functions that somebody wants to be read every minute.</summary>
    public ImmutableHashSet<string> Pinned { get; set; } = [];

    public LimitRecorder LimitReadings { get; } = new();

    /// <summary>Functions with metrics of late, by name; carried forward while the listing fails.</summary>
    public Dictionary<string, ActiveFunction> Active { get; set; } = new(StringComparer.Ordinal);

    /// <summary>Longest time-out of all functions, null while no inventory was read.</summary>
    public TimeSpan? LongestTimeout { get; set; }

    /// <summary>End of the last span of account series that was read, in minutes since 1970; null before the first.</summary>
    public long? AccountReadBefore { get; set; }

    /// <summary>
    /// The same of the functions that were last read up to the newest minute, settled or not: of the one that was read longest ago. Null when
    /// there are none.
    /// </summary>
    public long? FunctionsReadBefore => _open.Count == 0 ? null : _open.Values.Min();

    /// <summary>Counts changes worth a snapshot.</summary>
    public long Version { get; private set; }

    public void Changed() => Version++;

    /// <param name="end">End of what was read of a function.</param>
    /// <param name="isOpen">Minutes that may still grow are among it.</param>
    public void ReadTo(string function, long end, bool isOpen)
    {
        if (isOpen) _open[function] = end;
        else if (_open.TryGetValue(function, out var open) && end >= open) _open.Remove(function);
    }

    /// <summary>Lets go of functions whose slots were given up.</summary>
    public void Forget()
    {
        foreach (var name in _open.Keys)
            if (!Directory.Slots.ContainsKey(name)) _open.Remove(name);
    }

    /// <summary>The minutes as they stand.</summary>
    public MinuteWindow Freeze()
    {
        TimeSpan? longest = Series.Highest(AccountMetric.DurationMaximum) is { } milliseconds ? TimeSpan.FromMilliseconds(milliseconds) : null;
        var readBefore = AccountReadBefore < FunctionsReadBefore ? AccountReadBefore : FunctionsReadBefore ?? AccountReadBefore;
        return Series.Freeze(Settled(readBefore), Settled(AccountReadBefore));

        long Settled(long? read) => PollWindow.SettledThrough(read, LongestTimeout, longest) ?? 0;
    }

    /// <summary>Puts every function in the tier that what is known calls for.</summary>
    /// <param name="findings">Of the last snapshot; null before the first.</param>
    public SignTable Assess(FunctionPlan plan, Func<string, bool> isWatched, AccountAnalysis? findings)
    {
        var functions = Directory.Functions;
        var signs = new SignTable(Freeze(), functions, Limits?.ConcurrentExecutions);
        var found = new bool[functions.Length];
        foreach (var finding in findings?.Findings ?? [])
            if (finding.IsOngoing && !finding.Minutes.IsEmpty && finding.Function.Length > 0 && finding.Slot < found.Length) found[finding.Slot] = true;
        foreach (var (name, slot) in Directory.Slots)
        {
            var active = Active.GetValueOrDefault(name);
            if (Directory.GoneSince(name) is { } gone)
            {
                if (!plan.Functions.TryGetValue(name, out var last)) continue;
                var isRead = last.ReadBefore > gone + PollWindow.UnsettledMinutes(LongestTimeout);
                if (isRead) plan.Remove(name);
                // It is read as it was until its last minutes have settled, unless it has come to be listed since.
                if (isRead || last.State.Tier != PollTier.Silent || active is null) continue;
            }
            plan.Assess(name, signs.Of(slot, active is not null, isWatched(name), found[slot]), QueryList.MetricsOf(active ?? ActiveFunction.Named(name), functions[slot]), CurrentMinute);
        }
        return signs;
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
