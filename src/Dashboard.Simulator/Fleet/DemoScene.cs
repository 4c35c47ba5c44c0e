namespace Dashboard.Simulator.Fleet;

/// <summary>What a visitor sees: a healthy account of some two hundred functions in which, at any time, something worth seeing is going on.</summary>
internal static class DemoScene
{
    public static Stage Build(SceneSetting setting)
    {
        var limit = setting.UsualLimit;
        var deployed = ColdStartScenes.Deployed(setting);
        var spilling = ProvisionedScenes.Spilling(setting, minutesAgo: 15);
        var unused = ProvisionedScenes.Unused(setting, 40);
        return setting.With(limit, 0.16,
            PoolScenes.Culprit(setting, "reports-render-yearbook", 0.5 * limit, everyMinutes: 40, lengthMinutes: 5, minutesAgo: 24),
            PoolScenes.Stranded(setting, "tax-file-return", limit / 20),
            ReservationScenes.Capped(setting),
            DurationScenes.Waiting(setting, "pricing-quote-basket", 25, DurationScenes.Slowness(setting, minutesAgo: 40)),
            DurationScenes.TimingOut(setting, minutesAgo: 33),
            DurationScenes.Computing(setting, "media-resize-upload", 128),
            spilling,
            unused,
            EventScenes.Backlogged(setting, minutesAgo: 28),
            EventScenes.Lagging(setting, minutesAgo: 19),
            deployed) with
        {
            Changes = [ColdStartScenes.Deployment(setting, deployed)],
            ScalableTargets = [ProvisionedScenes.ScalableTarget(setting, spilling, spilling.Configuration.ProvisionedConcurrency), ProvisionedScenes.ScalableTarget(setting, unused, 80)],
            // A percentage where a fraction is meant: this one never scales out.
            ScalingPolicies = [ProvisionedScenes.ScalingPolicy(setting, spilling, 0.7), ProvisionedScenes.ScalingPolicy(setting, unused, 70)],
        };
    }
}
