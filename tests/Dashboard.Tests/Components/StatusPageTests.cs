using Bunit;
using Dashboard.Aws;
using Dashboard.Components.Layout;
using Dashboard.Components.Pages;
using Dashboard.Live;

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
    public void Metrics_requested_are_priced_at_list_price()
    {
        Snapshot.Calls(new("lambda:ListFunctions", 4, 0, 0)).Calls(new("cloudwatch:GetMetricData", 300, 2, 86_400));
        var view = StatusView.From(Snapshot.Build(), Now);
        Assert.Equal(0.864m, view.Price);
        Assert.Equal(["cloudwatch:GetMetricData", "lambda:ListFunctions"], view.Calls.Select(calls => calls.Action));
        Assert.Contains("$0.86 at the us-east-1 list price", RenderFor<StatusPage>(Snapshot.Build()).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void An_activity_shows_when_and_with_what_result()
    {
        Snapshot.Activity(new(PollActivity.FunctionInventory, ActivityState.Partial, TimeSpan.FromMinutes(15), Now, Now.AddMinutes(-30), Now.AddMinutes(15), null, null, (212, 220), "212 of 220 functions read"));
        var cells = RenderFor<StatusPage>(Snapshot.Build()).Find("table tbody tr").QuerySelectorAll("td").Select(cell => cell.TextContent.Trim().Replace('\u00a0', ' '));
        Assert.Equal(["Partly succeeded", "15 min", "12:34 UTC", "12:04 UTC", "12:49 UTC", "212 of 220 functions read"], cells);
    }
}
