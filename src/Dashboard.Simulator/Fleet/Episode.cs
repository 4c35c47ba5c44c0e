namespace Dashboard.Simulator.Fleet;

/// <summary>A stretch of trouble that comes back: a slow dependency, a failing one.</summary>
/// <param name="Phase">The minute, since 1970, at which one of the stretches starts.</param>
/// <param name="DurationFactor">Multiplies every duration while it lasts.</param>
/// <param name="ErrorRate">Added to the function's own while it lasts.</param>
public sealed record Episode(int EveryMinutes, long Phase, int LengthMinutes, double DurationFactor = 1, double ErrorRate = 0)
{
    public bool IsActive(long minute) => Recurrence.MinuteOf(minute, EveryMinutes, Phase) < LengthMinutes;
}
