using Bunit;
using Dashboard.Components;
using Dashboard.Components.Layout;
using Dashboard.Live;
using MudBlazor;

namespace Dashboard.Tests.Components;

public sealed class SamePageTests : DashboardTestContext
{
    [Theory]
    [InlineData("", "./?account=b")]
    [InlineData("?window=60", "./?account=b")]
    [InlineData("functions/orders?account=a", "functions?account=b")]
    [InlineData("status?account=a", "status?account=b")]
    [InlineData("what-if?change=f,1,2", "what-if?account=b")]
    [InlineData("guide#retries", "guide?account=b")]
    [InlineData("review", "review?account=b")]
    [InlineData("review?account=a&week=2026-W40&zone=Europe%2FBerlin&hour=123#hour", "review?account=b&week=2026-W40&zone=Europe%2FBerlin")]
    [InlineData("review?week=2026-W99&zone=UTC", "review?account=b&zone=UTC")]
    public void The_other_account_is_looked_at_in_the_same_way(string address, string other) => Assert.Equal(other, SamePage.Of(address, new Links("b")));

    [Fact]
    public void The_picker_follows_the_week_that_is_looked_at()
    {
        Feed.Register(Snapshot.Scope);
        Feed.Register(new AccountScope("b", "staging", "eu-west-1", IsDemo: false));
        GoTo("review?week=2026-W40&zone=UTC");
        var popovers = Render<MudPopoverProvider>();
        var picker = RenderFor<AccountPicker>(Snapshot.Build());

        GoTo("review?week=2026-W41&zone=UTC");
        picker.Find("button").Click();

        Assert.Equal(["review?week=2026-W41&zone=UTC", "review?account=b&week=2026-W41&zone=UTC"], popovers.FindAll("a").Select(link => link.GetAttribute("href")));
    }
}
