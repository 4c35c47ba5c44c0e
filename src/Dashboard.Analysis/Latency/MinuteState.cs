namespace Dashboard.Analysis.Latency;

/// <summary>What one minute says about a condition. A minute that is missing, idle or too thin to judge says nothing.</summary>
internal enum MinuteState : byte
{
    Unknown,
    DoesNotHold,
    Holds,
}
