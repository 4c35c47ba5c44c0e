using Dashboard.Analysis.WhatIf;
using Dashboard.WhatIf;

namespace Dashboard.Tests.WhatIf;

/// <summary>Ramps whose outcome is written by hand, every figure another one.</summary>
internal static class Ramps
{
    /// <summary>100 requests in each second, of which so many are rejected.</summary>
    public static RampAnswer Throttled(RampNeed need, params (double ByLimit, double ByRate, double ByScaling)[] rejected) =>
        new(new(11, 15, 42, [.. rejected.Select((by, second) => new RampSecond(second, 100, 20 + second, 16 + second, 1, by.ByLimit, by.ByRate, by.ByScaling))]), need);

    public static TrafficRamp Ramp { get; } = new(20, 80, 2, 2, 500, 42);
}
