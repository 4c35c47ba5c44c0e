using Dashboard.Analysis.Model;
using Dashboard.Aws.Lambda;
using Dashboard.Live;
using Dashboard.Options;

namespace Dashboard.Polling;

/// <summary>Lists all functions. While it fails, the functions known before are kept, or those that metrics name.</summary>
internal sealed class InventoryReader(AccountState state, LambdaClient lambda, CallCounter calls, PollingOptions options, DateTimeOffset start)
{
    public ActivityTrack Listing { get; } = new(PollActivity.FunctionInventory, options.InventoryInterval, start);

    /// <summary>False until functions were listed once: names then come from metrics.</summary>
    public bool HasListed { get; private set; }

    public async Task ReadAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        Listing.Begin(now);
        var result = await calls.CountAsync("lambda:ListFunctions", lambda.ListFunctionsAsync(cancellation)).ConfigureAwait(false);
        state.Changed();
        if (result.Fault is { } fault)
        {
            Listing.Fail(now, fault, HasListed ? "The functions listed before are kept" : "Functions are known by their metrics alone");
            return;
        }
        HasListed = true;
        state.Directory.TakeInventory(result.Value, state.CurrentMinute);
        foreach (var name in state.Directory.Slots.Keys.Where(state.Directory.IsGone)) EndLimits(name);
        state.LongestTimeout = result.Value.Max(function => function.Timeout);
        Listing.Succeed(now, $"{result.Value.Length} functions");
    }

    /// <summary>What held a function while it was there stays known of its last minutes.</summary>
    private void EndLimits(string name)
    {
        state.LimitReadings.ReadReserved(name, ReservedConcurrency.None, state.CurrentMinute);
        state.LimitReadings.ReadProvisioned(name, 0, state.CurrentMinute);
    }
}
