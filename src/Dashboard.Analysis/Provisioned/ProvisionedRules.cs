using System.Collections.Immutable;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Provisioned;

/// <summary>Provisioned concurrency against what is used of it, and how it is scaled.</summary>
public static class ProvisionedRules
{
    public static ImmutableArray<IFunctionRule> Functions { get; } =
        [new ProvisionedTooSmall(), new ProvisionedTooLarge(), new ScalingAlarmStuck(), new ScalingTargetOutOfRange(), new ScheduleMissing()];
}
