namespace Dashboard.Tests.Survival.Watched;

/// <summary>The clock of the process: keeps step with AWS's, but somebody may set it, and its timers may stand still for a while.</summary>
internal sealed class ProcessClock(TimeProvider aws) : TimeProvider
{
    /// <summary>Of AWS's clock; negative when behind.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>How long the machine was suspended, which timers do not count.</summary>
    public TimeSpan Suspended { get; set; }

    public override DateTimeOffset GetUtcNow() => aws.GetUtcNow() + Ahead;

    public override long TimestampFrequency => aws.TimestampFrequency;

    public override long GetTimestamp() => aws.GetTimestamp() - (long)(Suspended.TotalSeconds * TimestampFrequency);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => aws.CreateTimer(callback, state, dueTime, period);
}
