using Dashboard.Declarations;
using Dashboard.Live;

namespace Dashboard.Tests.Live;

public sealed class FunctionAttentionTests : IDisposable
{
    private readonly PinnedFunctions _pins = new(dataFolder: null);
    private readonly FunctionAttention _attention;
    private readonly List<string> _told = [];

    public FunctionAttentionTests()
    {
        _attention = new(_pins);
        _attention.Changed += _told.Add;
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void A_function_is_looked_at_for_as_long_as_any_page_shows_it()
    {
        var (first, second) = (_attention.Watch("prod", "f"), _attention.Watch("prod", "f"));
        Assert.Equal(["f"], _attention.Of("prod"));
        Assert.Empty(_attention.Of("test"));
        var before = _attention.Of("prod");
        second.Dispose();
        second.Dispose();
        Assert.Same(before, _attention.Of("prod"));
        Assert.Equal(["prod"], _told);
        first.Dispose();
        Assert.Empty(_attention.Of("prod"));
        Assert.Equal(["prod", "prod"], _told);
    }

    [Fact]
    public async Task A_pin_outlasts_whoever_looks()
    {
        using (_attention.Watch("prod", "f")) await _pins.DeclareAsync("prod", "f", true, Cancellation);
        Assert.Equal(["f"], _attention.Of("prod"));
        Assert.Same(_pins.Of("prod"), _attention.Pinned("prod"));
        using (_attention.Watch("prod", "f")) await _pins.DeclareAsync("prod", "f", false, Cancellation);
        Assert.Empty(_attention.Of("prod"));
    }

    [Fact]
    public async Task A_pin_is_told_although_somebody_looks_already()
    {
        using var viewer = _attention.Watch("prod", "f");
        _told.Clear();
        await _pins.DeclareAsync("prod", "f", true, Cancellation);
        Assert.Equal(["prod"], _told);
    }

    [Fact]
    public async Task What_was_pinned_before_the_start_is_known()
    {
        await _pins.DeclareAsync("prod", "earlier", true, Cancellation);
        var attention = new FunctionAttention(_pins);
        Assert.Equal(["earlier"], attention.Of("prod"));
        using var viewer = attention.Watch("prod", "f");
        Assert.Equal(["earlier", "f"], attention.Of("prod").Order());
    }

    [Fact]
    public async Task Pages_that_come_and_go_at_the_same_time_leave_nothing_behind()
    {
        await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(
            () =>
            {
                using var viewer = _attention.Watch("prod", $"f{i % 5}");
                Assert.Contains($"f{i % 5}", _attention.Of("prod"));
            },
            Cancellation)));
        Assert.Empty(_attention.Of("prod"));
    }

    public void Dispose() => _pins.Dispose();
}
