using Bunit;
using Dashboard.Components.Findings;

namespace Dashboard.Tests.Components.Findings;

public sealed class LimiterToggleTests : DashboardTestContext
{
    [Fact]
    public async Task What_is_limited_on_purpose_is_declared_and_taken_back_with_a_click()
    {
        var toggle = Toggle(isIntended: false, ownLimit: true);
        Assert.Contains("no data folder", toggle.Markup, StringComparison.Ordinal);
        await toggle.Find("button").ClickAsync();
        Assert.Equal(["f"], Limiters.Of(Snapshot.Scope.Key));
        await Toggle(isIntended: true, ownLimit: false).Find("button").ClickAsync();
        Assert.Empty(Limiters.Of(Snapshot.Scope.Key));
    }

    [Fact]
    public void A_function_that_its_own_limit_does_not_hold_back_has_nothing_to_declare() => Assert.Equal("", Toggle(isIntended: false, ownLimit: false).Markup.Trim());

    private IRenderedComponent<LimiterToggle> Toggle(bool isIntended, bool ownLimit) => RenderFor<LimiterToggle>(null, parameters => parameters
        .Add(toggle => toggle.Scope, Snapshot.Scope.Key).Add(toggle => toggle.Function, "f").Add(toggle => toggle.IsIntended, isIntended).Add(toggle => toggle.OwnLimit, ownLimit));
}
