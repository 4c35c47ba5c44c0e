using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Hygiene;

/// <summary>
/// A subnet lies in one Availability Zone, so a function with a single one does not survive the loss of that zone. Of several subnets the
/// zones are not known here. Source: Lambda developer guide, configuration-vpc.
/// </summary>
public sealed class SingleSubnet : IFunctionRule
{
    private const int Recommended = 2;

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        if (examined.Configuration.Vpc is not { SubnetIds: [var only] } vpc) return;
        findings.Add(SettingFinding.Of(
            examined, Pattern.SingleSubnet, Confidence.Proved, Harm.AtRisk,
            new(new("subnets", vpc.SubnetIds.Length), new("recommended at least", Recommended)),
            "One subnet is one Availability Zone: when it fails, so does the function.", only));
    }
}
