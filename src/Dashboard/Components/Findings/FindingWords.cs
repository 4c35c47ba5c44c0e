using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

/// <summary>Names of what was found, short enough for a chip and a filter.</summary>
public static class FindingWords
{
    public static string Word(this Pattern pattern) => pattern switch
    {
        Pattern.ReservedCap => "Reserved cap",
        Pattern.TurnedOff => "Turned off",
        Pattern.PoolUsed => "Pool used up",
        Pattern.PoolClaimedIdle => "Pool claimed, idle",
        Pattern.ScalingRate => "Scaling rate",
        Pattern.RequestRate => "Request rate",
        Pattern.ProvisionedFillsReservation => "No room to spill",
        Pattern.ThrottledUndecided => "Undecided throttle",
        Pattern.LimitSoon => "Limit soon",
        Pattern.CeilingSoon => "Ceiling soon",
        Pattern.StrandedReserve => "Stranded reserve",
        Pattern.SlowerThanUsual => "Slower than usual",
        Pattern.TimingOut => "Timing out",
        Pattern.NearTimeout => "Near timeout",
        Pattern.MemoryStarved => "Short of CPU",
        Pattern.LongTail => "Long tail",
        Pattern.ConcurrencyRose => "Concurrency rose",
        Pattern.ColdStarts => "Cold starts",
        Pattern.ColdStartsAfterIdle => "Cold after idle",
        Pattern.ColdStartsAfterDeployment => "Cold after deploy",
        Pattern.ColdStartsWhileScaling => "Cold while scaling",
        Pattern.ErrorRate => "Errors",
        Pattern.AsyncBacklog => "Async backlog",
        Pattern.AsyncDropped => "Events dropped",
        Pattern.DeadLetterFailed => "Dead letter failed",
        Pattern.DestinationFailed => "Destination failed",
        Pattern.StreamLag => "Stream lag",
        Pattern.SourceConcurrency => "Source capped",
        Pattern.RecursionDropped => "Loop stopped",
        Pattern.ProvisionedTooSmall => "Provisioned small",
        Pattern.ProvisionedTooLarge => "Provisioned large",
        Pattern.ScalingAlarmStuck => "Scaling stuck",
        Pattern.ScalingTargetIsPercentage => "Target 100× off",
        Pattern.ScheduleMissing => "No schedule",
        Pattern.TimeoutFarFromDuration => "Timeout far off",
        Pattern.TimeoutAboveApiLimit => "Over API limit",
        Pattern.SingleSubnet => "Single subnet",
        Pattern.NotActive => "Not active",
        Pattern.LayersAtLimit => "Layers at limit",
        Pattern.Deprecated => "Deprecated",
        Pattern.ClaimedAlarmMissing => "No capacity alarm",
        _ => "No throttle alarm",
    };

    public static string Word(this PatternGroup group) => group switch
    {
        PatternGroup.Throttling => "Throttling",
        PatternGroup.Capacity => "Capacity",
        PatternGroup.Latency => "Latency",
        PatternGroup.ColdStarts => "Cold starts",
        PatternGroup.Delivery => "Delivery",
        PatternGroup.Provisioned => "Provisioned",
        _ => "Configuration",
    };

    public static string Word(this Confidence confidence) => confidence switch
    {
        Confidence.Possible => "possible",
        Confidence.Likely => "likely",
        _ => "proved",
    };

    public static string Explain(this Confidence confidence) => confidence switch
    {
        Confidence.Possible => "The data allow it and do not exclude other causes.",
        Confidence.Likely => "Other causes would leave other traces.",
        _ => "The numbers leave no other cause.",
    };
}
