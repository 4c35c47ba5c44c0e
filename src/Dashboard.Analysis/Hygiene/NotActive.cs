using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Hygiene;

/// <summary>A function that cannot be invoked as it stands. Source: Lambda API, FunctionConfiguration.State; Lambda developer guide, configuration-vpc.</summary>
public sealed class NotActive : IFunctionRule
{
    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        var consequence = examined.Configuration.State switch
        {
            "Inactive" => "It was idle for so long that its resources were taken back: the next invocation fails, and those after it wait while it becomes active.",
            "Pending" => "Its resources are being made, which can take minutes: invocations fail until it is active.",
            "Failed" => "Its resources could not be made: it cannot be invoked.",
            _ => null,
        };
        // A state that was read before the function ran says nothing of now.
        if (consequence is null || Ran(examined)) return;
        var reason = examined.Configuration.StateReasonCode;
        findings.Add(SettingFinding.Of(
            examined, Pattern.NotActive, Confidence.Proved, examined.Configuration.State == "Pending" ? Harm.Advice : Harm.AtRisk,
            new(new("active", 0), new("needed", 1)), reason is null ? consequence : $"{consequence} Reason: {reason}.", examined.Configuration.State));
    }

    private static bool Ran(FunctionCase examined)
    {
        if (!examined.IsActive) return false;
        foreach (var count in examined[Model.FunctionMetric.Invocations])
            if (count > 0) return true;
        return false;
    }
}
