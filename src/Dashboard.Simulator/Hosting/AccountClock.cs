namespace Dashboard.Simulator.Hosting;

/// <summary>
/// The time the fleet lives in: starts with the clock it is given, or when it is told to, and runs <paramref name="speed"/> times as
/// fast. Metrics are stamped with it. Signatures, API rates and the Date header go by the given clock itself, for clients do.
/// </summary>
/// <param name="speed">Simulated seconds a second.</param>
/// <param name="start">Null: the time it is.</param>
internal sealed class AccountClock(TimeProvider real, double speed, DateTimeOffset? start) : TimeProvider
{
    private readonly DateTimeOffset _anchor = real.GetUtcNow();

    public override DateTimeOffset GetUtcNow() =>
        speed == 1 && start is null ? real.GetUtcNow() : (start ?? _anchor) + (real.GetUtcNow() - _anchor) * speed;
}
