using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Tests.Support;

/// <summary>An account written minute by minute, for rules to look at. Indexes count from the first minute; what is not written is unknown.</summary>
internal sealed class AccountScript(int minutes = 180)
{
    /// <summary>A Monday, 12:00 UTC.</summary>
    public static readonly long FirstMinute = new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds() / 60;

    private readonly List<FunctionScript> _functions = [];
    private readonly Dictionary<AccountMetric, float[]> _values = [];

    public int Minutes => minutes;

    /// <summary>Minutes at the end that may still change.</summary>
    public int Unsettled { get; init; }

    public AccountLimits? Limits { get; set; } = new(1000, 900);
    public LimitHistory LimitHistory { get; set; } = LimitHistory.Empty;
    public UsageHistory? Usage { get; set; }
    public ImmutableArray<MetricAlarm>? Alarms { get; set; }
    public ImmutableHashSet<string> IntendedLimiters { get; set; } = [];
    public PriceTable Prices { get; set; } = PriceTable.Default;

    /// <summary>A function without a reservation, unless said otherwise, of 1,024 MB and 30 s.</summary>
    public FunctionScript Add(string name, Func<FunctionConfiguration, FunctionConfiguration>? configure = null)
    {
        var configuration = new FunctionConfiguration
        {
            Name = name,
            Arn = $"arn:aws:lambda:eu-west-1:123456789012:function:{name}",
            Runtime = "nodejs22.x",
            MemoryMegabytes = 1024,
            Timeout = TimeSpan.FromSeconds(30),
            Reserved = ReservedConcurrency.None,
            Provisioned = ImmutableArray<ProvisionedConcurrency>.Empty,
        };
        var function = new FunctionScript(configure?.Invoke(configuration) ?? configuration, minutes);
        _functions.Add(function);
        return function;
    }

    public AccountScript Set(AccountMetric metric, int from, int count, float value)
    {
        Values(metric).AsSpan(from, count).Fill(value);
        return this;
    }

    public AccountScript Fill(AccountMetric metric, float value) => Set(metric, 0, minutes, value);

    public AnalysisInput Input => new()
    {
        Minutes = new([.. Enumerable.Range(0, minutes).Select(Column)], FirstMinute + minutes - 1 - Unsettled),
        Functions = [.. _functions.Select(f => f.Configuration)],
        Slots = _functions.Select((f, slot) => KeyValuePair.Create(f.Configuration.Name, slot)).ToImmutableDictionary(StringComparer.Ordinal),
        Limits = Limits,
        LimitHistory = LimitHistory,
        Usage = Usage,
        Alarms = Alarms,
        IntendedLimiters = IntendedLimiters,
        Prices = Prices,
    };

    public AccountCase Case => new(Input);

    /// <summary>The function added at this place.</summary>
    public FunctionCase Function(int slot = 0) => FunctionCase.Of(Case, slot);

    /// <summary>What one rule finds in one function.</summary>
    public List<Finding> Examine(IFunctionRule rule, int slot = 0)
    {
        var findings = new List<Finding>();
        rule.Examine(Function(slot), findings);
        return findings;
    }

    /// <summary>What rules find in all functions and then in the account.</summary>
    public ImmutableArray<Finding> Analyze(ImmutableArray<IFunctionRule> functionRules, ImmutableArray<IAccountRule> accountRules) =>
        new Analyzer(functionRules, accountRules).Analyze(Input).Findings;

    private float[] Values(AccountMetric metric) => _values.TryGetValue(metric, out var values) ? values : _values[metric] = FunctionScript.Unknown(minutes);

    private MinuteColumn Column(int index)
    {
        var account = FunctionScript.Unknown(MinuteColumn.AccountMetrics);
        foreach (var (metric, values) in _values) account[(int)metric] = values[index];
        var functions = new float[]?[MinuteColumn.FunctionMetrics];
        for (var slot = 0; slot < _functions.Count; slot++)
            foreach (var (metric, values) in _functions[slot].Values)
                (functions[(int)metric] ??= FunctionScript.Unknown(_functions.Count))[slot] = values[index];
        return new(FirstMinute + index, functions, account);
    }
}
