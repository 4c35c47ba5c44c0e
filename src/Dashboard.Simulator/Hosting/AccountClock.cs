namespace Dashboard.Simulator.Hosting;

/// <summary>
/// The time the fleet lives in: starts with the clock it is given and runs <paramref name="speed"/> times as fast. Metrics are
/// stamped with it. Signatures, API rates and the Date header go by the given clock itself, for clients do.
/// </summary>
/// <param name="speed">Simulated seconds a second.</param>
internal sealed class AccountClock(TimeProvider real, double speed) : TimeProvider
{
    private readonly DateTimeOffset _anchor = real.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => speed == 1 ? real.GetUtcNow() : _anchor + (real.GetUtcNow() - _anchor) * speed;
}
