using Dashboard.Analysis.Model;

namespace Dashboard.Analysis.WhatIf;

/// <summary>
/// Expected concurrency from one short step to the next. What was let in leaves after its duration; what is let in depends on how much of
/// the limit is taken on average, by Erlang's formula.
/// </summary>
internal sealed class RampRun
{
    private const int LeastStepsASecond = 20;
    private const int MostStepsASecond = 200;

    /// <summary>Steps an invocation lasts, where they are not limited otherwise.</summary>
    private const int StepsADuration = 10;

    /// <summary>For so long an idle environment is counted on. AWS states no time.</summary>
    private const int WarmSeconds = 300;

    private readonly TrafficRamp _ramp;
    private readonly int _steps;
    private readonly double[] _leaving;
    private readonly double _warmSteps;
    private readonly double _coldSteps;
    private readonly double[] _started;
    private readonly LossCurve _loss;
    private readonly HighestRunning _highest = new();
    private double _startedInWindow;
    private double _environments;
    private int _at;

    public RampRun(TrafficRamp ramp)
    {
        _ramp = ramp;
        _loss = new(ramp.Limit);
        _steps = (int)Math.Clamp(1000.0 / ramp.Milliseconds * StepsADuration, LeastStepsASecond, MostStepsASecond);
        _warmSteps = ramp.Milliseconds / 1000 * _steps;
        _coldSteps = (ramp.Milliseconds + ramp.InitialisationMilliseconds) / 1000 * _steps;
        _leaving = new double[(int)_coldSteps + 2];
        _started = new double[LambdaQuotas.ScalingWindowSeconds * _steps];
        var admitted = ramp.FromPerSecond - RateLoss.Above(ramp.RateLimit, ramp.FromPerSecond);
        Concurrency = ErlangLoss.Carried(admitted * ramp.Milliseconds / 1000, ramp.Limit);
        _highest.Add(0, Concurrency);
        var before = new HighestRunning();
        before.Add(admitted * WarmSeconds, Concurrency);
        Environments = Math.Min(ramp.Limit, Math.Max(ramp.Provisioned, before.Level));
        _environments = Environments;
        for (var step = 0; step < _warmSteps; step++) _leaving[step] = Concurrency / _warmSteps * Math.Min(1, _warmSteps - step);
    }

    /// <summary>In progress, on average.</summary>
    public double Concurrency { get; private set; }

    public int Environments { get; private set; }

    /// <summary>The highest concurrency since the ramp began.</summary>
    public int Peak => Math.Min(_ramp.Limit, _highest.Level);

    public RampSecond Next(int second)
    {
        var (requests, admitted, most, byLimit, byScaling) = (0.0, 0.0, 0.0, 0.0, 0.0);
        var mean = _ramp.RateAt(second + 0.5);
        var tooFast = mean > 0 ? RateLoss.Above(_ramp.RateLimit, mean) / mean : 0;
        for (var step = 0; step < _steps; step++)
        {
            var come = _ramp.RateAt(second + (step + 0.5) / _steps) / _steps;
            requests += come;
            var (ran, limited, unscaled) = Step(come * (1 - tooFast));
            admitted += ran;
            most = Math.Max(most, Concurrency);
            byLimit += limited;
            byScaling += unscaled;
        }
        _highest.Add(admitted, most);
        var environments = Math.Max(Environments, Math.Min((int)Math.Min(_ramp.Limit, Math.Round(Scalable)), _highest.Level));
        var started = environments - Environments;
        Environments = environments;
        return new(second, requests, most, environments, started, byLimit, requests * tooFast, byScaling);
    }

    /// <summary>Environments there are and may be started by now.</summary>
    private double Scalable => _ramp.HasScalingRate ? _environments + Math.Max(0, LambdaQuotas.ScalingEnvironments - _startedInWindow) : double.PositiveInfinity;

    private (double Admitted, double ByLimit, double ByScaling) Step(double come)
    {
        var now = _at % _leaving.Length;
        var earlier = Concurrency;
        Concurrency = Math.Max(0, Concurrency - _leaving[now]);
        _leaving[now] = 0;
        var window = _at % _started.Length;
        _startedInWindow -= _started[window];

        var room = (int)Math.Min(_ramp.Limit, Math.Round(Scalable));
        // What runs in the middle of the step counts: at first it is taken to be as at its beginning.
        var admitted = Admitted(earlier);
        admitted = Admitted((earlier + Concurrency + admitted) / 2);
        Concurrency += admitted;
        var started = Math.Min(admitted, Math.Max(0, Concurrency - _environments));
        _environments += started;
        _started[window] = started;
        _startedInWindow += started;
        Leave(admitted - started, _warmSteps);
        Leave(started, _coldSteps);
        _at++;
        var rejected = come - admitted;
        return room < _ramp.Limit ? (admitted, 0, rejected) : (admitted, rejected, 0);

        double Admitted(double running) => Math.Min(come * (1 - _loss.BlockedAt(running, room)), Math.Max(0, room - Concurrency));
    }

    /// <summary>Shared between the two steps that the moment lies between.</summary>
    private void Leave(double count, double after)
    {
        if (count == 0) return;
        var whole = (int)after;
        var later = after - whole;
        _leaving[(_at + Math.Max(1, whole)) % _leaving.Length] += count * (1 - later);
        _leaving[(_at + Math.Max(1, whole) + (later > 0 ? 1 : 0)) % _leaving.Length] += count * later;
    }
}
