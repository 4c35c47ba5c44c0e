using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.History;
using Dashboard.History.Recording;
using Dashboard.Live;
using Dashboard.Options;
using Dashboard.Tests.Components;

namespace Dashboard.Tests.Review;

/// <summary>
/// An account of which every minute is recorded as it goes by, snapshot by snapshot. Three functions leave a fifth of their reservations
/// free, but for the minutes that a test names: in these they are throttled.
/// </summary>
internal sealed class TwoWeeks(HistoryArchive archive)
{
    /// <summary>Less than a snapshot holds, so that what was not settled is in the next.</summary>
    private const int MinutesBetween = 170;

    private static readonly Dictionary<string, int> Loads = new(StringComparer.Ordinal) { ["pay"] = 42, ["mail"] = 16, ["tax"] = 25 };

    private readonly HistoryRecorder _recorder = new(Scope, archive, HistoryOptions.Default);
    private readonly Dictionary<string, int> _reserved = new(StringComparer.Ordinal) { ["pay"] = 50, ["mail"] = 20, ["tax"] = 30 };
    private readonly HashSet<(string, long)> _throttled = [];
    private DateTimeOffset? _now;

    public static AccountScope Scope { get; } = new SnapshotBuilder(default).Scope;

    public void Reserve(string function, int reserved) => _reserved[function] = reserved;

    /// <summary>So many minutes from a time on, a third more than a reservation lets through in each.</summary>
    public void Throttle(string function, DateTimeOffset from, int minutes)
    {
        for (var minute = 0; minute < minutes; minute++) _throttled.Add((function, from.ToUnixTimeSeconds() / 60 + minute));
    }

    /// <summary>Lets time go by and everything be recorded.</summary>
    /// <returns>The snapshot of the end.</returns>
    public AccountSnapshot RecordUntil(DateTimeOffset end)
    {
        for (_now ??= end.AddMinutes(-MinutesBetween); ;)
        {
            _now = _now.Value.AddMinutes(MinutesBetween) < end ? _now.Value.AddMinutes(MinutesBetween) : end;
            var snapshot = Snapshot(_now.Value);
            Assert.Null(_recorder.Record(snapshot));
            if (_now == end) return snapshot;
        }
    }

    private AccountSnapshot Snapshot(DateTimeOffset now)
    {
        var first = now.ToUnixTimeSeconds() / 60 - SnapshotBuilder.Minutes;
        var builder = new SnapshotBuilder(now);
        var throttles = new float[SnapshotBuilder.Minutes];
        foreach (var (name, reserved) in _reserved)
        {
            var isThrottled = Enumerable.Range(0, SnapshotBuilder.Minutes).Select(at => _throttled.Contains((name, first + at))).ToArray();
            var busy = isThrottled.Select(throttled => throttled ? reserved : Loads[name]).ToArray();
            for (var at = 0; at < busy.Length; at++) throttles[at] += isThrottled[at] ? Rejected(reserved) : 0;
            builder.Function(Rows.Idle(name), Configurations.Plain with { Reserved = ReservedConcurrency.Of(reserved) })
                .Values(FunctionMetric.Invocations, [.. busy.Select(executions => executions * 60f)]).Values(FunctionMetric.DurationAverage, Filled(1000))
                .Values(FunctionMetric.ConcurrentExecutions, [.. busy.Select(executions => (float)executions)])
                .Values(FunctionMetric.Throttles, [.. isThrottled.Select(throttled => throttled ? Rejected(reserved) : 0)]);
        }
        builder.Account(AccountMetric.Invocations, Filled(1000)).Account(AccountMetric.ClaimedAccountConcurrency, Filled(100)).Account(AccountMetric.Throttles, throttles);
        var snapshot = builder.Build();
        var read = snapshot.Analysis.Input with { Usage = new(0, 0, null, ImmutableDictionary<string, HourlyUsage>.Empty), Limits = snapshot.Limits };
        return snapshot with { Analysis = new Analyzer().Analyze(read) };
    }

    private static float Rejected(int reserved) => reserved * 20f - 40;

    private static float[] Filled(float value)
    {
        var values = new float[SnapshotBuilder.Minutes];
        Array.Fill(values, value);
        return values;
    }
}
