using Bunit;
using Dashboard.Aws;
using Dashboard.Components;
using Dashboard.Components.Layout;
using Dashboard.Components.Pages;
using Dashboard.Components.Parts;
using Dashboard.Live;
using Dashboard.Polling.Spend;

namespace Dashboard.Tests.Components;

public sealed class StatusPageTests : DashboardTestContext
{
    private static readonly AwsFault Denied = new(AwsFaultKind.AccessDenied, "cloudwatch:GetMetricData", "AccessDenied", "User x is not authorized", "Allow cloudwatch:GetMetricData.");

    [Fact]
    public void A_fault_is_told_with_action_code_since_when_and_remedy()
    {
        Snapshot.Fault(PollActivity.AccountMetrics, Denied, Now.AddMinutes(-3)).Fault(PollActivity.FunctionMetrics, Denied, Now.AddMinutes(-1));
        var text = RenderFor<FaultStrip>(Snapshot.Build()).Find(".fault").TextContent.Replace('\u00a0', ' ');
        Assert.Contains("CloudWatch refused cloudwatch:GetMetricData: AccessDenied, since 12:31 UTC (3 min).", text, StringComparison.Ordinal);
        Assert.Contains("Account figures have stopped. Functions' figures have stopped.", text, StringComparison.Ordinal);
        Assert.Contains("Allow cloudwatch:GetMetricData.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_fault_of_two_activities_is_told_once()
    {
        Snapshot.Fault(PollActivity.AccountMetrics, Denied, Now).Fault(PollActivity.FunctionMetrics, Denied, Now)
            .Fault(PollActivity.AccountSettings, Denied with { Action = "lambda:GetAccountSettings" }, Now);
        Assert.Equal(2, RenderFor<FaultStrip>(Snapshot.Build()).FindAll(".fault").Count);
    }

    [Fact]
    public void Without_faults_there_is_no_strip() => Assert.Equal("", RenderFor<FaultStrip>(Snapshot.Build()).Markup.Trim());

    [Fact]
    public void Metrics_requested_are_priced_at_the_price_that_is_set()
    {
        Snapshot.Plan = PollPlan.None with { Spend = SpendFigures.None with { Prices = new() { PerThousandMetrics = 0.0125m } } };
        Snapshot.Calls(new("lambda:ListFunctions", 4, 0, 0)).Calls(new("cloudwatch:GetMetricData", 300, 2, 86_400));
        var view = StatusView.From(Snapshot.Build(), []);
        Assert.Equal(1.08m, view.Price);
        Assert.Equal(["cloudwatch:GetMetricData", "lambda:ListFunctions"], view.Calls.Select(calls => calls.Action));
        Assert.Contains("$1.08 at $0.0125 per 1,000 metrics", RenderFor<CallTable>(null, p => p.Add(x => x.View, view).Add(x => x.IsDemo, false)).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void A_poller_from_which_nothing_is_heard_is_named_first_and_figures_are_stale_then()
    {
        Snapshot.Fault(PollActivity.AccountMetrics, Denied, Now.AddMinutes(-3));
        var viewed = new ViewedAccount(Snapshot.Scope, Snapshot.Build(), new Links(null));
        Assert.Null(viewed.At(Now.AddMinutes(3), Now).StalledSince);
        var stalled = viewed.At(Now.AddMinutes(3.1), Now);
        Assert.Equal(Now, stalled.StalledSince);
        Assert.Equal(Now.AddHours(-1), (viewed with { Snapshot = null }).At(Now, Now.AddHours(-1)).StalledSince);

        Clock.Advance(TimeSpan.FromMinutes(5));
        var texts = Render<FaultStrip>(p => p.AddCascadingValue(stalled)).FindAll(".fault").Select(fault => fault.TextContent.Replace('\u00a0', ' ')).ToList();
        Assert.Contains("The poller of prod, eu-west-1 is held up or has stopped: PollerStalled, nothing heard since 12:34 UTC (5 min).", texts[0], StringComparison.Ordinal);
        Assert.Contains("restart the dashboard", texts[0], StringComparison.Ordinal);
        Assert.Contains("AccessDenied", texts[1], StringComparison.Ordinal);
    }

    [Fact]
    public void An_activity_shows_when_and_with_what_result()
    {
        Snapshot.Activity(new(PollActivity.FunctionInventory, ActivityState.Partial, TimeSpan.FromMinutes(15), Now, Now.AddMinutes(-30), Now.AddMinutes(15), null, null, (212, 220), "212 of 220 functions read"));
        var cells = RenderFor<ActivityTable>(null, p => p.Add(x => x.Activities, Snapshot.Build().Health.Activities).Add(x => x.Now, Now)).Find("tbody tr").QuerySelectorAll("td").Select(cell => cell.TextContent.Trim().Replace('\u00a0', ' '));
        Assert.Equal(["Partly succeeded", "15 min", "12:34 UTC", "12:04 UTC", "12:49 UTC", "212 of 220 functions read"], cells);
    }
}
