using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Delivery;

/// <summary>
/// What should have kept an event, or the record of one, did not get it: a permission, a size limit or the target itself is wrong.
/// Source: Lambda developer guide, monitoring-metrics-types (DeadLetterErrors, DestinationDeliveryFailures).
/// </summary>
public sealed class DeliveryFailedRule : IFunctionRule
{
    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (CountRule.Runs(examined[FunctionMetric.DeadLetterErrors]) is { } letters)
        {
            findings.Add(CountRule.Describe(
                examined, Pattern.DeadLetterFailed, Harm.Lost, FunctionMetric.DeadLetterErrors, "dead-letter failures", letters) with
            {
                Subject = examined.Configuration.DeadLetterTarget,
            });
        }
        if (CountRule.Runs(examined[FunctionMetric.DestinationDeliveryFailures]) is { } records)
        {
            findings.Add(CountRule.Describe(
                examined, Pattern.DestinationFailed, Harm.Lost, FunctionMetric.DestinationDeliveryFailures, "destination delivery failures", records));
        }
    }
}
