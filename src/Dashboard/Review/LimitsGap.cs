namespace Dashboard.Review;

public enum LimitsGap
{
    None,
    /// <summary>The account was not read yet.</summary>
    NotRead,
    /// <summary>The last days were not read yet: what is set too high cannot be told before.</summary>
    DaysNotRead,
    /// <summary>Nothing was recorded in the week.</summary>
    NotRecorded,
    /// <summary>Recording began, or ended, within the week.</summary>
    RecordedInPart,
}
