using Dashboard.Analysis.Model;
using Dashboard.Aws.CloudWatch;
using Dashboard.Live;
using Dashboard.Options;

namespace Dashboard.Polling;

/// <summary>Reads the alarms that watch Lambda. While it fails those read before are kept.</summary>
internal sealed class AlarmReader(AccountState state, CloudWatchClient cloudWatch, CallCounter calls, PollingOptions options, DateTimeOffset start)
{
    private const string Namespace = "AWS/Lambda";

    public ActivityTrack Track { get; } = new(PollActivity.Alarms, options.InventoryInterval, start);

    public async Task ReadAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        Track.Begin(now);
        var result = await calls.CountListingAsync("cloudwatch:DescribeAlarms", cloudWatch.DescribeAlarmsAsync(cancellation), now).ConfigureAwait(false);
        state.Changed();
        if (result.Fault is { } fault)
        {
            Track.Fail(now, fault, state.Alarms is null ? "Which alarms there are is unknown" : "The alarms read before are kept");
            return;
        }
        state.Alarms = [.. result.Value.Where(IsOfLambda)];
        Track.Succeed(now, $"{state.Alarms.Value.Length} of {result.Value.Length} metric alarms watch Lambda");
    }

    private static bool IsOfLambda(MetricAlarm alarm) => alarm.Namespace == Namespace || alarm.Expression?.Contains(Namespace, StringComparison.Ordinal) == true;
}
