using Dashboard.Analysis.Model;
using Dashboard.Declarations;
using Dashboard.History;
using Dashboard.Live;
using Dashboard.Options;
using Dashboard.Polling;
using Dashboard.Tests.Aws.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Polling;

public sealed class PollingServiceTests
{
    [Fact]
    public async Task A_declaration_wakes_the_poller_although_no_time_passes()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var account = await SimulatedAccount.StartAsync();
        using var archive = new HistoryArchive(dataFolder: null);
        using var intended = new IntendedLimiters(dataFolder: null);
        using var pins = new PinnedFunctions(dataFolder: null);
        var feed = new LiveFeed(NullLogger<LiveFeed>.Instance);
        var scope = PolledAccount.Scope;
        var (first, declared) = (new TaskCompletionSource(), new TaskCompletionSource());
        using var subscription = feed.Subscribe(scope.Key, snapshot =>
        {
            first.TrySetResult();
            if (snapshot.Analysis.Input.IntendedLimiters.Contains("f")) declared.TrySetResult();
        });
        var options = new DashboardOptions([], new(50, DemoOptions.DefaultScene, 1, IsConfigured: false), PollingOptions.Unbounded, PriceTable.Default, HistoryOptions.Default, null);
        using var service = new PollingService(
            scope, _ => Task.FromResult(account.Connection), options, archive, intended, new(pins), feed, new FakeTimeProvider(TimeProvider.System.GetUtcNow()), NullLogger<PollingService>.Instance);

        await service.StartAsync(cancellation);
        await first.Task.WaitAsync(cancellation);
        await intended.DeclareAsync(scope.Key, "f", true, cancellation);
        await declared.Task.WaitAsync(cancellation);
        await service.StopAsync(cancellation);
    }
}
