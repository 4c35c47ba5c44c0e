namespace Dashboard.Simulator.Fleet;

/// <summary>
/// How often the functions of a production account are called: 45 % at most once an hour, 81 % at most once a minute, a few per
/// cent carry nearly all calls. Source: Shahrad et al., "Serverless in the Wild", USENIX ATC 2020, section 3.
/// </summary>
internal static class ActivityShape
{
    private static readonly (double Share, double CallsPerDay)[] Steps =
    [
        (0, 0.3), (0.20, 2), (0.45, 24), (0.81, 1440), (0.93, 30_000), (0.98, 400_000), (0.995, 3_000_000), (1, 15_000_000),
    ];

    /// <param name="share">Functions called less often, within [0, 1].</param>
    public static double CallsPerDay(double share)
    {
        var i = 1;
        while (i < Steps.Length - 1 && share > Steps[i].Share) i++;
        var (low, high) = (Steps[i - 1], Steps[i]);
        var position = (share - low.Share) / (high.Share - low.Share);
        return low.CallsPerDay * Math.Pow(high.CallsPerDay / low.CallsPerDay, position);
    }
}
