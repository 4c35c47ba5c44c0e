using System.Collections.Immutable;
using Dashboard.Analysis.Capacity;
using Dashboard.Analysis.Model;
using Dashboard.Live;

namespace Dashboard.Tests.Live;

/// <summary>An account at one moment, made by hand: functions, and what is known of their minutes.</summary>
internal sealed class Fleet
{
    public const long Now = 29_000_000;
    private const int Minutes = 180;

    private readonly List<FunctionConfiguration> _functions = [];
    private readonly float[][][] _values = [.. Enumerable.Range(0, Minutes).Select(_ => Enumerable.Range(0, MinuteColumn.FunctionMetrics).Select(_ => Unknown(16)).ToArray())];
    private readonly float[][] _account = [.. Enumerable.Range(0, Minutes).Select(_ => Unknown(MinuteColumn.AccountMetrics))];

    public AccountLimits? Limits { get; set; } = new(1000, 900);
    public PollPlan Plan { get; set; } = PollPlan.None;

    public Fleet Add(string name, Func<FunctionConfiguration, FunctionConfiguration>? with = null)
    {
        var function = new FunctionConfiguration { Name = name, Arn = name, Reserved = ReservedConcurrency.None, Provisioned = [] };
        _functions.Add(with?.Invoke(function) ?? function);
        return this;
    }

    /// <param name="ago">Minutes before the last one.</param>
    public Fleet Set(string name, FunctionMetric metric, int ago, float value)
    {
        _values[Minutes - 1 - ago][(int)metric][_functions.FindIndex(f => f.Name == name)] = value;
        return this;
    }

    public Fleet Set(AccountMetric metric, int ago, float value)
    {
        _account[Minutes - 1 - ago][(int)metric] = value;
        return this;
    }

    /// <summary>A function that runs in the last minute.</summary>
    public Fleet Run(string name, float concurrency, float throttles = 0, int ago = 0) =>
        Set(name, FunctionMetric.ConcurrentExecutions, ago, concurrency).Set(name, FunctionMetric.Invocations, ago, concurrency * 10).Set(name, FunctionMetric.Throttles, ago, throttles);

    public MinuteWindow Window => new([.. Enumerable.Range(0, Minutes).Select(i => new MinuteColumn(Now - Minutes + 1 + i, _values[i], _account[i]))], Now - 10);

    public AccountSnapshot Snapshot(long sequence = 1)
    {
        var (window, functions, plan) = (Window, _functions.ToImmutableArray(), Plan);
        var slots = functions.Select((f, slot) => KeyValuePair.Create(f.Name, slot)).ToImmutableDictionary();
        var ledger = AccountLedger.Of(window, functions, Limits);
        return new()
        {
            Scope = new("test-eu-west-1", "test", "eu-west-1", IsDemo: false),
            Sequence = sequence,
            TakenAt = DateTimeOffset.UnixEpoch.AddMinutes(Now + 2),
            Minutes = window,
            Functions = functions,
            Slots = slots,
            Limits = Limits,
            Plan = plan,
            Health = new([], [], DateTimeOffset.UnixEpoch),
            Rows = new(rows => FunctionRowBuilder.Build(window, slots, functions, ledger, null, plan, rows, default)),
            IsLoading = false,
        };
    }

    public FunctionRow Row(string name, RowWindow window = RowWindow.Minutes15) => Snapshot().Rows.Over(window).Single(r => r.Name == name);

    private static float[] Unknown(int length)
    {
        var values = new float[length];
        Array.Fill(values, float.NaN);
        return values;
    }
}
