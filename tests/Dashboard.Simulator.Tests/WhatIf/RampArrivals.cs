using Dashboard.Analysis.WhatIf;
using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Simulator.Tests.WhatIf;

/// <summary>Requests of one second of each minute, of a ramp that begins at a moment and of the steady traffic before it.</summary>
internal sealed record RampArrivals(TrafficRamp Ramp, long Begins, int SecondOfMinute) : ArrivalProcess
{
    public override double MeanPerSecond => Ramp.ToPerSecond / 60;

    public override MinuteArrivals At(long minute, ref SimulationRandom random)
    {
        var second = minute * 60 + SecondOfMinute - Begins;
        var rate = second < 0 ? Ramp.FromPerSecond : second < Ramp.Seconds ? Ramp.RateAt(second + 0.5) : 0;
        return new(random.NextPoisson(rate), SecondOfMinute, SecondOfMinute + 1);
    }
}
