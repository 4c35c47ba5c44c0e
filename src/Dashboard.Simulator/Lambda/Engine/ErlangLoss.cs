namespace Dashboard.Simulator.Lambda.Engine;

/// <summary>
/// Erlang's loss formula: the share of requests refused when those that find all places taken are turned away. It holds for any
/// distribution of durations, which makes it the right one for throttling.
/// </summary>
internal static class ErlangLoss
{
    /// <param name="offered">Concurrency there would be without a limit.</param>
    public static double Probability(double offered, int places)
    {
        if (places <= 0) return 1;
        if (offered <= 0 || offered + 6 * Math.Sqrt(offered) + 4 < places) return 0;
        if (offered > 2.0 * places + 50) return 1 - places / offered;
        var inverse = 1.0;
        for (var n = 1; n <= places; n++) inverse = 1 + inverse * n / offered;
        return 1 / inverse;
    }
}
