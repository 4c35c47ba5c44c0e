using Dashboard.Analysis.Rules;

namespace Dashboard.Analysis.ColdStarts;

/// <summary>When a function was last deployed. Earlier deployments leave no trace in its configuration.</summary>
internal static class Deployment
{
    /// <summary>Index of the minute, or -1 when it lies outside the window or is unknown.</summary>
    public static int MinuteOf(FunctionCase examined)
    {
        if (examined.Configuration.LastModified is not { } modified) return -1;
        var index = modified.ToUnixTimeSeconds() / 60 - examined.FirstMinute;
        return index >= 0 && index < examined.Length ? (int)index : -1;
    }

    public static bool Covers(int deployed, int index) => deployed >= 0 && index >= deployed && index < deployed + ColdStartThresholds.DeploymentMinutes;
}
