namespace Dashboard.Analysis.Findings;

public enum PatternGroup { Throttling, Capacity, Latency, ColdStarts, Delivery, Provisioned, Configuration }

public static class PatternGroups
{
    public static PatternGroup Group(this Pattern pattern) => pattern switch
    {
        <= Pattern.ThrottledUndecided => PatternGroup.Throttling,
        <= Pattern.StrandedReserve => PatternGroup.Capacity,
        <= Pattern.ConcurrencyRose => PatternGroup.Latency,
        <= Pattern.ColdStartsWhileScaling => PatternGroup.ColdStarts,
        <= Pattern.RecursionDropped => PatternGroup.Delivery,
        <= Pattern.ScheduleMissing => PatternGroup.Provisioned,
        _ => PatternGroup.Configuration,
    };
}
