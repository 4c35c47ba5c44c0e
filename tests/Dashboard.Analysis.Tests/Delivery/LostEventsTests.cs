using Dashboard.Analysis.Delivery;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Delivery;

public sealed class LostEventsTests
{
    [Theory]
    [InlineData(FunctionMetric.AsyncEventsDropped, Pattern.AsyncDropped, Harm.Lost)]
    [InlineData(FunctionMetric.DeadLetterErrors, Pattern.DeadLetterFailed, Harm.Lost)]
    [InlineData(FunctionMetric.DestinationDeliveryFailures, Pattern.DestinationFailed, Harm.Lost)]
    [InlineData(FunctionMetric.RecursiveInvocationsDropped, Pattern.RecursionDropped, Harm.Failed)]
    public void One_is_one_too_many(FunctionMetric metric, Pattern pattern, Harm harm)
    {
        var account = new AccountScript { Unsettled = 5 };
        var function = account.Add("f").Run(0, 180, 100, 200).Fill(metric, 0);
        Assert.Empty(Examine(account));
        function.Set(metric, 100, 1);
        var finding = Assert.Single(Examine(account));
        Assert.Equal((pattern, harm, Confidence.Proved), (finding.Pattern, finding.Harm, finding.Confidence));
        Assert.Equal((1L, false), (finding.Requests, finding.IsProvisional));
        function.Set(metric, 178, 3);
        finding = Assert.Single(Examine(account));
        Assert.Equal((4L, true), (finding.Requests, finding.IsProvisional));
        Assert.Equal([Minute(100), Minute(178)], finding.Minutes);
        function.Set(metric, 100, float.NaN).Set(metric, 178, 0);
        Assert.Empty(Examine(account));
    }

    [Theory]
    [InlineData(9, 1000, false)]
    [InlineData(10, 1000, true)]
    [InlineData(11, 1000, true)]
    [InlineData(2, 100, false)]
    [InlineData(3, 100, true)]
    public void A_dead_letter_queue_that_gets_a_few_does_what_it_is_for(float dropped, float received, bool isFound)
    {
        var account = new AccountScript();
        account.Add("f", c => c with { DeadLetterTarget = "arn:aws:sqs:eu-west-1:123456789012:dlq" }).Run(0, 180, 100, 200)
            .Set(FunctionMetric.AsyncEventsReceived, 100, received).Set(FunctionMetric.AsyncEventsDropped, 100, dropped);
        var findings = Examine(account);
        Assert.Equal(isFound, findings.Count == 1);
        Assert.All(findings, finding => Assert.Equal((Harm.Failed, "The dead-letter queue has them."), (finding.Harm, finding.Note)));
    }

    [Fact]
    public void Events_that_the_dead_letter_queue_refused_are_lost()
    {
        var account = new AccountScript();
        account.Add("f", c => c with { DeadLetterTarget = "arn:aws:sqs:eu-west-1:123456789012:dlq" }).Run(0, 180, 100, 200)
            .Set(FunctionMetric.AsyncEventsDropped, 100, 1).Set(FunctionMetric.DeadLetterErrors, 100, 1);
        Assert.Equal([Pattern.AsyncDropped, Pattern.DeadLetterFailed], Examine(account).Select(finding => finding.Pattern));
        Assert.All(Examine(account), finding => Assert.Equal(Harm.Lost, finding.Harm));
    }

    [Fact]
    public void Says_that_the_function_is_turned_off()
    {
        var account = new AccountScript();
        account.Add("f", c => c with { Reserved = ReservedConcurrency.Of(0) }).Run(0, 180, 0, 0).Set(FunctionMetric.AsyncEventsDropped, 100, 20);
        Assert.StartsWith("Reserved concurrency is 0", Assert.Single(Examine(account)).Note, StringComparison.Ordinal);
    }

    private static MinuteRange Minute(int index) => new(AccountScript.FirstMinute + index, AccountScript.FirstMinute + index);

    private static List<Finding> Examine(AccountScript account)
    {
        var findings = new List<Finding>();
        foreach (IFunctionRule rule in DeliveryRules.Functions) rule.Examine(account.Function(), findings);
        return findings;
    }
}
