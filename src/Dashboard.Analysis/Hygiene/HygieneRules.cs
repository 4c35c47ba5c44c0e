using System.Collections.Immutable;
using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.Hygiene;

/// <summary>Settings that do harm when something else goes wrong, and alarms that are not there.</summary>
public static class HygieneRules
{
    public static ImmutableArray<IFunctionRule> Functions { get; } =
        [new TimeoutFarFromDuration(), new TimeoutAboveApiLimit(), new SingleSubnet(), new NotActive(), new LayersAtLimit(), new DeprecatedRuntime()];

    public static ImmutableArray<IAccountRule> Account { get; } = [new ClaimedAlarmMissing(), new ThrottleAlarmMissing()];
}
