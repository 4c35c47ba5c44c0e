using System.Collections.Concurrent;

namespace Dashboard.Simulator.CloudWatch.Alarms;

/// <summary>The alarms of one account and Region. Safe from any thread.</summary>
public sealed class AlarmBook
{
    private readonly ConcurrentDictionary<string, MetricAlarm> _alarms = new(StringComparer.Ordinal);

    /// <summary>By name, ascending.</summary>
    public IReadOnlyList<MetricAlarm> All => [.. _alarms.Values.OrderBy(alarm => alarm.Name, StringComparer.Ordinal)];

    public MetricAlarm? Find(string name) => _alarms.GetValueOrDefault(name);

    public void Put(MetricAlarm alarm) => _alarms[alarm.Name] = alarm;
}
