namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>
/// How Lambda scaled until November 2023: a burst shared by all functions of the Region, then 500 environments more each minute.
/// Source: Lambda developer guide of October 2023, invocation-scaling.
/// </summary>
internal sealed class RegionalBurst(string region)
{
    private const double RefillPerMillisecond = 500 / 60_000.0;

    private readonly int _capacity = region switch
    {
        "us-east-1" or "us-west-2" or "eu-west-1" => 3000,
        "ap-northeast-1" or "eu-central-1" or "us-east-2" => 1000,
        _ => 500,
    };

    private double _available = double.PositiveInfinity;
    private long _refilledAt;

    public bool TryStart(long now)
    {
        _available = Math.Min(_capacity, _available + (now - _refilledAt) * RefillPerMillisecond);
        _refilledAt = now;
        if (_available < 1) return false;
        _available--;
        return true;
    }
}
