using Dashboard.Aws;
using Dashboard.Components.Parts;
using Dashboard.Live;

namespace Dashboard.Tests.Components;

public sealed class FaultViewTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero);
    private readonly SnapshotBuilder _snapshot = new(Now);

    [Fact]
    public void What_stands_in_the_way_of_every_call_is_told_once()
    {
        Fault(PollActivity.AccountMetrics, AwsFaultKind.NoCredentials, "cloudwatch:GetMetricData", 3);
        Fault(PollActivity.FunctionInventory, AwsFaultKind.NoCredentials, "lambda:ListFunctions", 5);
        var fault = Assert.Single(Faults);
        Assert.Equal("AWS could not be asked for 2 actions: Code", fault.Headline);
        Assert.Contains("12:29", fault.Since, StringComparison.Ordinal);
        Assert.Contains(PollActivity.AccountMetrics.Effect(), fault.Effect, StringComparison.Ordinal);
        Assert.Contains(PollActivity.FunctionInventory.Effect(), fault.Effect, StringComparison.Ordinal);
    }

    [Fact]
    public void What_concerns_one_action_is_told_of_each_and_the_longest_comes_first()
    {
        Fault(PollActivity.AccountMetrics, AwsFaultKind.AccessDenied, "cloudwatch:GetMetricData", 3);
        Fault(PollActivity.FunctionInventory, AwsFaultKind.AccessDenied, "lambda:ListFunctions", 5);
        Assert.Equal(["Lambda refused lambda:ListFunctions: Code", "CloudWatch refused cloudwatch:GetMetricData: Code"], Faults.Select(fault => fault.Headline));
    }

    private IReadOnlyList<FaultView> Faults => FaultView.From(_snapshot.Build().Health, Now);

    private void Fault(PollActivity activity, AwsFaultKind kind, string action, int minutesAgo) =>
        _snapshot.Fault(activity, new(kind, action, "Code", "message", "remedy"), Now.AddMinutes(-minutesAgo));
}
