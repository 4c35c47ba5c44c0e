using System.Collections.Immutable;
using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

internal static class ConfigurationRemedies
{
    public static readonly Remedy ClaimedAlarm = new(
        "Alarm on claimed concurrency",
        "ClaimedAccountConcurrency of the account, at 70 % of its limit, over single minutes. ConcurrentExecutions leaves out what is reserved and idle.", GuideSection.Alarms);

    public static readonly Remedy ThrottleAlarm = new("Alarm on throttles", "Throttles, sum of a minute, above 0.", GuideSection.Alarms);

    private static readonly Remedy Timeout = new(
        "Set the timeout nearer to what invocations take", "A call that hangs holds its concurrency until the timeout, and is billed for it.", GuideSection.Timeouts);

    private static readonly Remedy ApiTimeout = new(
        "Bring the timeout below the API's", "29 s by default; only Regional and private REST APIs can have it raised. What takes longer belongs behind a queue.", GuideSection.Timeouts);

    private static readonly Remedy Subnets = new("Add a subnet in another Availability Zone", "Network interfaces are shared by subnet and security group: a second subnet costs no start-up time.", GuideSection.Vpc);

    private static readonly Remedy Wake = new("Invoke it once, or see why it failed", "After 14 idle days its network interface is reclaimed: the next invocation fails and wakes it. Its state's reason says what else it may be.", GuideSection.Vpc);

    private static readonly Remedy Layers = new("Merge layers, or ship a container image", "Five layers at most, 250 MB with the code.", GuideSection.Layers);

    private static readonly Remedy Upgrade = new("Move to a supported version", "Updates stop first, then deployments are refused.", GuideSection.Layers);

    public static ImmutableArray<Remedy> Of(Finding finding) => finding.Pattern switch
    {
        Pattern.TimeoutFarFromDuration => [Timeout],
        Pattern.TimeoutAboveApiLimit => [ApiTimeout],
        Pattern.SingleSubnet => [Subnets],
        Pattern.NotActive => [Wake],
        Pattern.LayersAtLimit => [Layers],
        Pattern.Deprecated => [Upgrade],
        Pattern.ClaimedAlarmMissing => [ClaimedAlarm],
        _ => [ThrottleAlarm],
    };
}
