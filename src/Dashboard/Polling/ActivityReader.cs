using Dashboard.Aws.CloudWatch;
using Dashboard.Live;
using Dashboard.Polling.Planning;
using Dashboard.Store;

namespace Dashboard.Polling;

/// <summary>Lists the functions that were active of late: those that are not listed are idle, and are not read.</summary>
internal sealed class ActivityReader(AccountState state, CloudWatchClient cloudWatch, CallCounter calls, FunctionPlan plan, DateTimeOffset start)
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    /// <summary>New metrics take up to 15 minutes to be listed, so a function that is not may be idle only up to then. Source: CloudWatch API, ListMetrics.</summary>
    private const int ListingDelayMinutes = 15;

    private DateTimeOffset? _listedAt;

    public ActivityTrack Track { get; } = new(PollActivity.ActiveFunctions, Every, start);

    public bool HasListed => _listedAt is not null;

    /// <param name="addNames">Takes functions nobody listed into the directory: the control plane is closed to us.</param>
    public async Task ReadAsync(DateTimeOffset now, bool addNames, CancellationToken cancellation)
    {
        Track.Begin(now);
        var result = await calls.CountListingAsync("cloudwatch:ListMetrics", cloudWatch.ListMetricsAsync("AWS/Lambda", null, recentlyActive: true, cancellation), now).ConfigureAwait(false);
        state.Changed();
        if (result.Fault is { } fault)
        {
            Track.Fail(now, fault, HasListed ? $"The {state.Active.Count} functions that were active before are read on" : "Which functions are active is unknown");
            return;
        }
        _listedAt = now;
        var before = state.Active;
        state.Active = ActiveFunction.From(result.Value);
        await AddInsightsAsync(now, cancellation).ConfigureAwait(false);
        // A metric is listed some time after it came up: what it was until then is read with the whole window, at no higher price.
        foreach (var function in state.Active.Values)
            if (before.TryGetValue(function.Name, out var known) && function.Adds(known)) plan.ReadAnew(function.Name);
        if (addNames) state.Directory.AddNamed(state.Active.Keys);
        Track.Succeed(now, $"{state.Active.Count} functions active in the last three hours");
    }

    /// <summary>States that functions which the last listing lacks were idle then. For after either listing: both decide who they are.</summary>
    public void MarkIdle()
    {
        if (_listedAt is not { } listedAt) return;
        var end = MinuteSpan.MinuteOf(listedAt) - ListingDelayMinutes;
        // A function that is gone was idle up to then.
        foreach (var alike in state.Directory.Slots.Where(slot => !state.Active.ContainsKey(slot.Key)).GroupBy(slot => state.Directory.GoneSince(slot.Key) ?? long.MaxValue))
            state.Series.ApplyIdle([.. alike.Select(slot => slot.Value)], new(end - SeriesStore.WindowMinutes, Math.Min(end, alike.Key)));
    }

    /// <summary>Few accounts have any; where they cannot be listed cold starts stay a matter of inference.</summary>
    private async Task AddInsightsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var result = await calls.CountListingAsync(
            "cloudwatch:ListMetrics", cloudWatch.ListMetricsAsync(QueryList.InsightsNamespace, QueryList.InitDuration, recentlyActive: true, cancellation), now).ConfigureAwait(false);
        if (result.Succeeded) ActiveFunction.AddInsights(state.Active, result.Value);
    }
}
