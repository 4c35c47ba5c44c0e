using Dashboard.Polling.Spend;

namespace Dashboard.Polling.Planning;

/// <summary>When one function was read and will be.</summary>
public sealed class PlannedFunction
{
    public TierState State { get; internal set; }

    /// <summary>Minutes between two reads without regard to cost.</summary>
    public int Interval { get; internal set; } = 1;

    /// <summary>Metrics that a read is billed for.</summary>
    public int Metrics { get; internal set; }

    /// <summary>Minute in which it was last asked for, answered or not; null before.</summary>
    public long? AskedAt { get; internal set; }

    /// <summary>End of what was read of it, in minutes since 1970; null when nothing was.</summary>
    public long? ReadBefore { get; internal set; }

    /// <summary>When all that was read of it will have settled, and so is due to be read once more; null when it had when it was read.</summary>
    public long? SettlesAt { get; internal set; }

    /// <summary>End of what was last read before it had settled.</summary>
    internal long OpenBefore { get; set; }

    /// <summary>Became more urgent than anything can wait for: it is due at once.</summary>
    internal bool IsUrgent { get; set; }

    public SpendPurpose Purpose => State.Tier switch { PollTier.Hot => SpendPurpose.HotFunctions, PollTier.Warm => SpendPurpose.WarmFunctions, _ => SpendPurpose.QuietFunctions };

    /// <summary>
    /// Due at whole multiples of the interval, so that functions of one interval share requests; one that was never read is due at once, and
    /// one that was read before its minutes settled is due when they have.
    /// </summary>
    public bool IsDue(Stretch stretch, long minute)
    {
        if (IsUrgent) return true;
        if (State.Tier == PollTier.Silent) return SettlesAt <= minute;
        // After the clock went back the old times say nothing.
        if (AskedAt is not { } asked || asked > minute) return true;
        if (asked == minute) return false;
        var interval = stretch.Apply(State.Tier, Interval);
        return asked / interval != minute / interval || SettlesAt <= minute;
    }
}

/// <summary>The functions of one account and Region with their tiers. No I/O, no clock. One owner.</summary>
public sealed class FunctionPlan
{
    private readonly Dictionary<string, PlannedFunction> _functions = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, PlannedFunction> Functions => _functions;

    /// <summary>Puts a function in the tier that its signs call for; a new one is taken in.</summary>
    /// <param name="metrics">See <see cref="PlannedFunction.Metrics"/>.</param>
    public PlannedFunction Assess(string name, in FunctionSigns signs, int metrics, long minute)
    {
        if (!_functions.TryGetValue(name, out var function)) _functions[name] = function = new();
        var before = function.State.Tier;
        function.State = TierRules.Next(signs, function.State, minute);
        function.Interval = TierRules.Interval(function.State.Tier, signs.InvocationsPerMinute);
        function.Metrics = metrics;
        // Whoever looks wants to see it now, not with the next multiple.
        function.IsUrgent |= before < PollTier.Hot && function.State.Tier == PollTier.Hot;
        return function;
    }

    /// <summary>Takes note that it was asked for.</summary>
    /// <param name="readBefore">End of what was read; null when there was no answer.</param>
    /// <param name="settlesAt">See <see cref="PlannedFunction.SettlesAt"/>.</param>
    public static void Asked(PlannedFunction function, long minute, long? readBefore, long? settlesAt)
    {
        (function.AskedAt, function.IsUrgent) = (minute, false);
        if (readBefore is not { } end) return;
        if (settlesAt is not null) function.OpenBefore = end;
        // A turn that came in between left some of it as it was.
        else if (end < function.OpenBefore) settlesAt = function.SettlesAt;
        (function.ReadBefore, function.SettlesAt) = (end, settlesAt);
    }

    /// <summary>Has the whole window read when its turn comes: more of it is known to be there than was asked for.</summary>
    public void ReadAnew(string name)
    {
        if (_functions.TryGetValue(name, out var function)) function.ReadBefore = null;
    }

    public void Remove(string name) => _functions.Remove(name);

    public void Forget(Func<string, bool> isKnown)
    {
        foreach (var name in _functions.Keys)
            if (!isKnown(name)) _functions.Remove(name);
    }

    /// <summary>What all functions would cost a minute at their own intervals.</summary>
    public PlannedCost Cost(decimal perMetric)
    {
        decimal hot = 0, rest = 0;
        foreach (var function in _functions.Values)
        {
            if (function.State.Tier == PollTier.Silent) continue;
            var perMinute = function.Metrics * perMetric / function.Interval;
            if (function.State.Tier == PollTier.Hot) hot += perMinute;
            else rest += perMinute;
        }
        return new(hot, rest);
    }

    /// <summary>Functions to be read now, the most urgent first.</summary>
    public IEnumerable<KeyValuePair<string, PlannedFunction>> Due(Stretch stretch, long minute) => _functions
        .Where(each => each.Value.IsDue(stretch, minute))
        .OrderByDescending(each => each.Value.State.Tier)
        .ThenBy(each => each.Value.ReadBefore ?? 0)
        .ThenBy(each => each.Key, StringComparer.Ordinal);
}
