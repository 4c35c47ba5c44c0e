using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Aws.CloudWatch;
using Dashboard.Polling;
using Dashboard.Store;

namespace Dashboard.Benchmarks.Fleets;

/// <summary>A synthetic fleet read into the dashboard's own store, three hours deep, one answer after the other.</summary>
internal sealed class FleetAccount
{
    /// <summary>Minutes of an answer: the newest, and those before it that may still have changed.</summary>
    public const int MinutesPerAnswer = 8;

    private const int FunctionsPerAnswer = 50;
    private const int Limit = 20_000;

    private readonly SyntheticFleet _fleet;
    private readonly List<(QueryList Queries, MetricColumns Columns)> _answers = [(QueryList.OfAccount(), new())];
    private long _first;

    public FleetAccount(SyntheticFleet fleet, DateTimeOffset now)
    {
        (_fleet, Minute) = (fleet, MinuteSpan.MinuteOf(now));
        State = new(now) { Limits = new(Limit, Limit - fleet.Reserved), LongestTimeout = fleet.Functions.Max(function => function.Timeout) };
        State.Directory.TakeInventory(fleet.Functions, Minute);
        foreach (var function in fleet.Functions) AddQueries(function);
        for (var back = SeriesStore.WindowMinutes; back > 0; back -= MinutesPerAnswer)
        {
            Fetch(Minute - back);
            Apply();
        }
    }

    public AccountState State { get; }

    /// <summary>The present minute, of which nothing is known yet.</summary>
    public long Minute { get; private set; }

    /// <summary>All that an analysis rests on, as it stands.</summary>
    public AnalysisInput Input => new()
    {
        Minutes = State.Freeze(),
        Functions = State.Directory.Functions,
        Slots = State.Directory.Slots,
        Limits = State.Limits,
        LimitHistory = State.LimitReadings.History,
        Usage = State.Usage,
        Alarms = State.Alarms,
        IntendedLimiters = State.IntendedLimiters,
    };

    /// <summary>A minute goes by.</summary>
    public void Advance() => State.Series.AdvanceTo(Minute++);

    /// <summary>Makes the answers of all functions ready, up to the last complete minute.</summary>
    public void Fetch() => Fetch(Minute - MinutesPerAnswer);

    /// <summary>Writes what was fetched.</summary>
    public void Apply()
    {
        var end = _first + MinutesPerAnswer;
        foreach (var (queries, columns) in _answers) State.Series.Apply(new(queries.Targets, columns, [], new(_first, end), end));
        State.AccountReadBefore = end;
        foreach (var function in _fleet.Functions) State.ReadTo(function.Name, end, isOpen: true);
    }

    private void AddQueries(FunctionConfiguration function)
    {
        var slot = State.Directory.Slots[function.Name];
        if (slot % FunctionsPerAnswer == 0) _answers.Add((new(), new()));
        _answers[^1].Queries.AddFunction(slot, new(function.Name, [], _fleet.IsAsynchronous(slot), _fleet.ReadsStream(slot)), function);
    }

    private void Fetch(long first)
    {
        _first = first;
        foreach (var (queries, columns) in _answers)
        {
            columns.Clear();
            for (var query = 0; query < queries.Count; query++)
            {
                var timestamps = columns.TimestampRoom(MinutesPerAnswer);
                var values = columns.ValueRoom(MinutesPerAnswer);
                var count = 0;
                for (var minute = first; minute < first + MinutesPerAnswer; minute++)
                {
                    var value = Value(queries.Targets[query], minute);
                    if (double.IsNaN(value)) continue;
                    (timestamps[count], values[count]) = (minute * 60, value);
                    count++;
                }
                columns.AddRun(query, count, SeriesStatus.Complete);
            }
        }
    }

    private double Value(SeriesTarget target, long minute)
    {
        if (!target.IsAccount) return _fleet.At(target.Slot, minute).Of((FunctionMetric)target.Metric);
        var (sum, unreserved) = (0.0, 0.0);
        var metric = (AccountMetric)target.Metric;
        for (var slot = 0; slot < _fleet.Functions.Length; slot++)
        {
            var did = _fleet.At(slot, minute);
            if (_fleet.Functions[slot].Reserved.Value is null) unreserved += did.Concurrency;
            sum += metric switch
            {
                AccountMetric.ConcurrentExecutions => did.Concurrency,
                AccountMetric.Invocations => did.Invocations,
                AccountMetric.Errors => did.Errors,
                AccountMetric.Throttles => did.Throttles,
                _ => 0,
            };
        }
        return metric switch
        {
            AccountMetric.UnreservedConcurrentExecutions => unreserved,
            AccountMetric.ClaimedAccountConcurrency => unreserved + _fleet.Reserved,
            AccountMetric.DurationAverage or AccountMetric.DurationP99 or AccountMetric.DurationMaximum => 500,
            _ => sum,
        };
    }
}
