using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.WhatIf;

/// <summary>What a ramp takes when nothing holds it back, and how much of it this or that would reject.</summary>
internal sealed class RampDemand
{
    /// <summary>Expected requests from which on one is counted on.</summary>
    private const double One = 0.5;

    /// <summary>No limit is as high; small enough to calculate with.</summary>
    private const int Unlimited = 100_000_000;

    private readonly TrafficRamp _ramp;
    private readonly RampOutcome _free;
    private readonly double _most;

    public RampDemand(TrafficRamp ramp)
    {
        _ramp = ramp;
        _free = RampOutcome.Of(ramp with { Limit = Unlimited, IsSynchronous = false, HasScalingRate = false });
        _most = _free.Seconds.Aggregate(_free.StartConcurrency, (most, second) => Math.Max(most, second.Concurrency));
    }

    /// <summary>The least limit that lets all requests in.</summary>
    public int Limit() => Search.Least(1, Highest(), limit => Sum(_ramp.Under(limit).RateLimit, _ => limit) < One);

    /// <summary>The least provisioned concurrency with which environments are started fast enough.</summary>
    public int Provisioned() => Search.Least(_ramp.Provisioned, Highest(), IsScaled);

    /// <summary>No more environments are needed in ten seconds than may be started.</summary>
    public bool IsScaled(int provisioned)
    {
        var ready = Math.Max(provisioned, _free.StartEnvironments);
        return Sum(double.PositiveInfinity, second =>
        {
            var before = second - LambdaQuotas.ScalingWindowSeconds;
            return Math.Max(ready, before < 0 ? 0 : _free.Seconds[before].Environments) + LambdaQuotas.ScalingEnvironments;
        }) < One;
    }

    /// <summary>Requests rejected.</summary>
    private double Sum(double rate, Func<int, int> limit)
    {
        var (sum, last, chance) = (0.0, (Running: -1.0, Limit: -1), 0.0);
        foreach (var second in _free.Seconds)
        {
            var tooFast = RateLoss.Above(rate, second.Requests);
            var now = (Running: second.Concurrency, Limit: limit(second.Second));
            // Once the ramp is over nothing changes any more.
            if (now != last) (last, chance) = (now, ErlangLoss.Blocked(now.Running, now.Limit));
            sum += tooFast + (second.Requests - tooFast) * chance;
            if (sum >= One) return sum;
        }
        return sum;
    }

    private int Highest()
    {
        var rate = Math.Max(_ramp.FromPerSecond, _ramp.ToPerSecond);
        var forRate = !_ramp.IsSynchronous ? 0 : (_ramp.PoolRate is { } pool ? _ramp.Limit + (rate - pool) / LambdaQuotas.RequestsPerSecondPerEnvironment : rate / LambdaQuotas.RequestsPerSecondPerEnvironment);
        var most = Math.Max(_most, forRate);
        return (int)Math.Min(Unlimited, most + 10 * Math.Sqrt(most + rate) + 10);
    }
}
