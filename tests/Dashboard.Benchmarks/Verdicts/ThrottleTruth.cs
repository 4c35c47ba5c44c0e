using Dashboard.Simulator.Lambda;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>What the account truly had set aside and unused.</summary>
internal static class ThrottleTruth
{
    /// <summary>Of the account's limit: reservations and provisioned concurrency outside them, less what of them ran at its busiest.</summary>
    public static double IdleShare(PlayedRun run, long minute)
    {
        var idle = 0;
        foreach (var function in run.Settings.At(minute))
        {
            var setAside = function.ReservedConcurrency ?? function.ProvisionedConcurrency;
            if (setAside == 0) continue;
            var busy = run.Simulation.Truth.Find(function.Name, minute)?.MaximumConcurrency ?? 0;
            idle += Math.Max(0, setAside - busy);
        }
        return (double)idle / run.Simulation.Account.ConcurrencyLimit;
    }

    /// <summary>False when the limits in force were replaced before anybody read them: no reading of them can tell.</summary>
    public static bool CouldBeKnown(PlayedRun run, string function, long minute)
    {
        if (minute >= run.FirstRead) return true;
        var (then, later) = (run.Settings.At(function, minute), run.Settings.At(function, run.FirstRead));
        return Own(then) == Own(later);

        static (int?, int) Own(LambdaFunction settings) => (settings.ReservedConcurrency, settings.ProvisionedConcurrency);
    }
}
