using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.Rules;

/// <summary>
/// One function's minutes as rules read them: one span a metric, the oldest minute first. The analyzer moves one instance from function
/// to function, so a rule must not keep it or its spans.
/// </summary>
public sealed class FunctionCase
{
    private readonly float[] _values;
    private int _offset;
    private CallerKind? _caller;
    private OwnLimits? _limits;

    internal FunctionCase(AccountCase account, float[] values)
    {
        Account = account;
        _values = values;
        Configuration = null!;
    }

    public AccountCase Account { get; }
    public AnalysisInput Input => Account.Input;
    public int Slot { get; private set; }
    public FunctionConfiguration Configuration { get; private set; }
    public string Name => Configuration.Name;

    /// <summary>Minutes in the window.</summary>
    public int Length => Account.Length;
    public long FirstMinute => Account.FirstMinute;

    /// <inheritdoc cref="AccountCase.SettledLength"/>
    public int SettledLength => Account.SettledLength;

    /// <summary>By minute; NaN where nothing is known or nothing was published. A known count of nothing is 0.</summary>
    public ReadOnlySpan<float> this[FunctionMetric metric] => _values.AsSpan(_offset + (int)metric * Length, Length);

    /// <summary>The last days by the hour; null when not read.</summary>
    public HourlyUsage? Usage => Input.Usage?.Functions.GetValueOrDefault(Name);

    public bool IsIntendedLimiter => Input.IntendedLimiters.Contains(Name);

    /// <summary>False when the function neither ran nor was throttled in any minute of the window, as far as is known.</summary>
    public bool IsActive { get; private set; }

    /// <summary>Index of the newest minute of which the function's counts are known; -1 when none is.</summary>
    public int NewestKnown { get; private set; }

    public CallerKind Caller => _caller ??= FindCaller();

    /// <summary>Its own limits as last read.</summary>
    public OwnLimits Limits => _limits ??= new(Configuration.Reserved, Sum(Configuration.Provisioned));

    /// <summary>Its own limits in the minute of an index.</summary>
    public LimitsInForce LimitsAt(int index) => Input.LimitHistory.At(Name, FirstMinute + index, Limits);

    /// <summary>One function alone, for what is computed on demand.</summary>
    public static FunctionCase Of(AccountCase account, int slot)
    {
        var values = new float[SeriesBlock.ValuesOf(account.Length)];
        SeriesBlock.Fill(account.Input.Minutes, slot, 1, values);
        var function = new FunctionCase(account, values);
        function.MoveTo(slot, 0);
        return function;
    }

    internal void MoveTo(int slot, int offset)
    {
        (Slot, _offset, _caller, _limits) = (slot, offset, null, null);
        Configuration = Input.Functions[slot];
        var invocations = this[FunctionMetric.Invocations];
        NewestKnown = invocations.Length - 1;
        while (NewestKnown >= 0 && float.IsNaN(invocations[NewestKnown])) NewestKnown--;
        IsActive = HasPositive(invocations) || HasPositive(this[FunctionMetric.Throttles]) || HasPositive(this[FunctionMetric.AsyncEventsDropped]);
    }

    private CallerKind FindCaller()
    {
        foreach (var source in Configuration.EventSources ?? [])
        {
            var service = source.SourceArn.Split(':', 4) is [_, _, var name, ..] ? name : "";
            return service is "kinesis" or "dynamodb" or "rds" or "kafka" ? CallerKind.Stream : CallerKind.Queue;
        }
        var received = SumOf(FunctionMetric.AsyncEventsReceived);
        return received > 0 && received >= SumOf(FunctionMetric.Invocations) / 2 ? CallerKind.Asynchronous : CallerKind.Synchronous;
    }

    private double SumOf(FunctionMetric metric)
    {
        var sum = 0.0;
        foreach (var value in this[metric])
            if (value > 0) sum += value;
        return sum;
    }

    private static bool HasPositive(ReadOnlySpan<float> values)
    {
        foreach (var value in values)
            if (value > 0) return true;
        return false;
    }

    private static int? Sum(ImmutableArray<ProvisionedConcurrency>? provisioned)
    {
        if (provisioned is not { } known) return null;
        var sum = 0;
        foreach (var configured in known) sum += configured.Allocated;
        return sum;
    }
}
