namespace Dashboard.Simulator.Hosting;

/// <summary>Fills at a steady rate and holds one second's worth.</summary>
/// <param name="rate">Tokens a second.</param>
internal sealed class TokenBucket(TimeProvider clock, double rate)
{
    private readonly Lock _taking = new();
    private readonly double _rate = rate;
    private double _tokens = rate;
    private long _filledAt = clock.GetTimestamp();

    /// <summary>A single cost above the bucket's size passes when the bucket is full, and leaves a debt.</summary>
    public bool TryTake(double cost = 1)
    {
        lock (_taking)
        {
            var now = clock.GetTimestamp();
            _tokens = Math.Min(_rate, _tokens + clock.GetElapsedTime(_filledAt, now).TotalSeconds * _rate);
            _filledAt = now;
            if (_tokens < Math.Min(cost, _rate)) return false;
            _tokens -= cost;
            return true;
        }
    }
}
