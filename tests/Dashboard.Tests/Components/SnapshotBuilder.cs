using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Aws;
using Dashboard.Live;
using Dashboard.Polling.Planning;

namespace Dashboard.Tests.Components;

/// <summary>Writes a snapshot by hand: three hours that end with the last whole minute, of which the last two may still grow.</summary>
public sealed class SnapshotBuilder(DateTimeOffset now)
{
    public const int Minutes = 180;

    private readonly List<FunctionConfiguration> _functions = [];
    private readonly List<FunctionRow> _rows = [];
    private readonly Dictionary<(int, FunctionMetric), float[]> _functionValues = [];
    private readonly Dictionary<AccountMetric, float[]> _accountValues = [];
    private readonly List<ActivityHealth> _activities = [];
    private readonly List<ApiCalls> _calls = [];
    private readonly List<Finding> _findings = [];
    private readonly Dictionary<int, FunctionReading> _readings = [];
    private AccountLimits? _limits = new(1_000, 800);

    public AccountScope Scope { get; set; } = new("prod-eu-west-1", "prod", "eu-west-1", IsDemo: false);
    public bool IsLoading { get; set; }
    public long Sequence { get; set; } = 1;
    public int Unsettled { get; set; } = 2;
    public PollPlan Plan { get; set; } = PollPlan.None;

    public SnapshotBuilder Limits(AccountLimits? limits)
    {
        _limits = limits;
        return this;
    }

    /// <summary>Values of the newest minutes, the newest last; earlier minutes are unknown.</summary>
    public SnapshotBuilder Account(AccountMetric metric, params float[] values)
    {
        _accountValues[metric] = values;
        return this;
    }

    public SnapshotBuilder Function(FunctionRow row, FunctionConfiguration? configuration = null)
    {
        _rows.Add(row with { Slot = _rows.Count });
        _functions.Add((configuration ?? Configurations.Plain) with { Name = row.Name, Arn = $"arn:aws:lambda:eu-west-1:111122223333:function:{row.Name}" });
        return this;
    }

    /// <summary>How the function added last is read.</summary>
    public SnapshotBuilder Read(PollTier tier, TierReason reason, int usual, int? minutes = null, int metrics = 5)
    {
        _readings[_rows.Count - 1] = new(tier, reason, usual, minutes ?? usual, metrics, null);
        return this;
    }

    /// <summary>Values of the function added last.</summary>
    public SnapshotBuilder Values(FunctionMetric metric, params float[] values)
    {
        _functionValues[(_rows.Count - 1, metric)] = values;
        return this;
    }

    /// <summary>Findings in any order; those of a function go to the function of their name, others to the account.</summary>
    public SnapshotBuilder Found(params ReadOnlySpan<Finding> findings)
    {
        _findings.AddRange(findings);
        return this;
    }

    public SnapshotBuilder Activity(ActivityHealth activity)
    {
        _activities.Add(activity);
        return this;
    }

    public SnapshotBuilder Calls(ApiCalls calls)
    {
        _calls.Add(calls);
        return this;
    }

    public SnapshotBuilder Fault(PollActivity activity, AwsFault fault, DateTimeOffset since) =>
        Activity(new(activity, ActivityState.Failed, TimeSpan.FromMinutes(1), now, null, now.AddMinutes(1), fault, since));

    public AccountSnapshot Build()
    {
        var last = now.ToUnixTimeSeconds() / 60 - 1;
        var columns = Enumerable.Range(0, Minutes).Select(i => Column(last - Minutes + 1 + i, Minutes - i)).ToImmutableArray();
        var slots = _functions.Select((function, slot) => (function.Name, slot)).ToImmutableDictionary(pair => pair.Name, pair => pair.slot);
        var minutes = new MinuteWindow(columns, last - Unsettled);
        var findings = _findings.Select(finding => finding with { Slot = slots.GetValueOrDefault(finding.Function, Finding.Account) }).Order(FindingOrder.Urgency);
        var analysis = new AccountAnalysis(new() { Minutes = minutes, Functions = [.. _functions], Slots = slots }, [.. findings]);
        var rows = _rows.Select(row => Row(row, analysis)).OrderBy(row => row.Name, StringComparer.Ordinal).ToImmutableArray();
        return new()
        {
            Scope = Scope,
            Sequence = Sequence,
            TakenAt = now,
            Minutes = minutes,
            Analysis = analysis,
            Functions = [.. _functions],
            Slots = slots,
            Limits = _limits,
            Plan = Plan with { BySlot = [.. _rows.Select(row => _readings.GetValueOrDefault(row.Slot))] },
            Health = new([.. _activities], [.. _calls], now.AddHours(-5)),
            Rows = new(_ => rows),
            IsLoading = IsLoading,
        };
    }

    private static FunctionRow Row(FunctionRow row, AccountAnalysis analysis) => analysis.Of(row.Slot).Aggregate(row, (known, finding) => known with
    {
        Verdict = known.Verdict ?? Verdict.Of(finding),
        Found = known.Found.With(finding.Group),
    });

    private MinuteColumn Column(long minute, int fromEnd)
    {
        var account = new float[MinuteColumn.AccountMetrics];
        Array.Fill(account, float.NaN);
        foreach (var (metric, values) in _accountValues)
        {
            if (fromEnd <= values.Length) account[(int)metric] = values[^fromEnd];
        }
        var functions = new float[]?[MinuteColumn.FunctionMetrics];
        foreach (var ((slot, metric), values) in _functionValues)
        {
            if (fromEnd > values.Length) continue;
            var column = functions[(int)metric] ??= Unknown(_rows.Count);
            column[slot] = values[^fromEnd];
        }
        return new(minute, functions, account);
    }

    private static float[] Unknown(int count)
    {
        var values = new float[count];
        Array.Fill(values, float.NaN);
        return values;
    }
}
