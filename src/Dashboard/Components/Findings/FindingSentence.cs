using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

/// <summary>Says what was found in one sentence, with the function's own two numbers.</summary>
public static class FindingSentence
{
    public static string Of(Finding finding) =>
        $"{(finding.Confidence == Confidence.Possible ? "Possible: " : "")}{finding.Pattern.Explain()}: {finding.Evidence.Pair()}.";

    /// <summary>In plain words, without a full stop.</summary>
    public static string Explain(this Pattern pattern) => pattern switch
    {
        Pattern.ReservedCap => "All of its own reserved concurrency was in use, whatever was free in the account",
        Pattern.TurnedOff => "Reserved concurrency 0 turns every request away",
        Pattern.PoolUsed => "The account's pool was used up by what ran",
        Pattern.PoolClaimedIdle => "The account's pool was taken, much of it by reservations and provisioned concurrency that stood idle",
        Pattern.ScalingRate => "More than 1,000 new environments were needed within 10 seconds",
        Pattern.RequestRate => "More than ten requests a second came for each unit of concurrency",
        Pattern.ProvisionedFillsReservation => "Provisioned concurrency fills the reservation, so nothing can run beside it",
        Pattern.ThrottledUndecided => "Requests were rejected, and one-minute data do not tell by which limit",
        Pattern.LimitSoon => "The account is about to run out of concurrency",
        Pattern.CeilingSoon => "It is about to reach its own ceiling",
        Pattern.StrandedReserve => "Reserved concurrency was not needed for days and could go back to the pool",
        Pattern.SlowerThanUsual => "Invocations take longer than is usual for this function",
        Pattern.TimingOut => "Invocations run into the timeout",
        Pattern.NearTimeout => "Invocations come close to the timeout",
        Pattern.MemoryStarved => "It has less than one vCPU and is slow in the way computing is slow",
        Pattern.LongTail => "A few invocations take many times as long as most",
        Pattern.ConcurrencyRose => "Concurrency rose",
        Pattern.ColdStarts => "Invocations started in new environments",
        Pattern.ColdStartsAfterIdle => "New environments had to start after idle time",
        Pattern.ColdStartsAfterDeployment => "New environments had to start after a deployment",
        Pattern.ColdStartsWhileScaling => "New environments had to start as concurrency rose above all it had been",
        Pattern.ErrorRate => "A good part of invocations fails",
        Pattern.AsyncBacklog => "Asynchronous events wait longer and longer",
        Pattern.AsyncDropped => "Asynchronous events were given up",
        Pattern.DeadLetterFailed => "Events that were given up could not be written to the dead-letter queue either",
        Pattern.DestinationFailed => "Records of invocations could not be delivered to their destination",
        Pattern.StreamLag => "Stream records wait longer and longer",
        Pattern.SourceConcurrency => "The event source's own maximum concurrency holds the queue up",
        Pattern.RecursionDropped => "Lambda ended invocations that were part of a loop",
        Pattern.ProvisionedTooSmall => "Provisioned concurrency was used up",
        Pattern.ProvisionedTooLarge => "Provisioned concurrency costs more than on-demand would",
        Pattern.ScalingAlarmStuck => "The alarm that scales provisioned concurrency has no data and does nothing, while billing goes on",
        Pattern.ScalingTargetIsPercentage => "The scaling target is written as a percentage where a fraction is meant, so it never scales out",
        Pattern.ScheduleMissing => "Demand follows the clock and provisioned concurrency does not",
        Pattern.TimeoutFarFromDuration => "The timeout is many times what invocations ever take",
        Pattern.TimeoutAboveApiLimit => "The API in front gives up before the function does",
        Pattern.SingleSubnet => "It has one subnet: an outage of its Availability Zone stops it",
        Pattern.NotActive => "It is not active: the next invocation waits or fails",
        Pattern.LayersAtLimit => "No further layer can be added",
        Pattern.Deprecated => "It uses what AWS no longer supports, or soon will not",
        Pattern.ClaimedAlarmMissing => "No alarm watches the account's claimed concurrency",
        _ => "No alarm watches throttles",
    };
}
