using Dashboard.Analysis.Model;
using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda;
using Dashboard.Simulator.Lambda.Truth;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>What is true of one function in the time that was looked at.</summary>
internal sealed class FunctionFacts
{
    public FunctionFacts(PlayedRun run, FunctionBehaviour behaviour, string name, int slot)
    {
        (Behaviour, Name, Slot) = (behaviour, name, slot);
        FirstKnown = run.FirstKnown;
        Settings = run.Settings.At(name, run.Last.Minutes.LastMinute);
        ScalingTarget = run.Simulation.Account.ScalingPolicies.FirstOrDefault(p => p.ResourceId.Split(':')[1] == name)?.TargetValue;
        Usage = run.Last.Usage?.Functions.GetValueOrDefault(name);
        All = [.. run.Simulation.Truth.Of(name).Where(m => m.Minute >= run.FirstKnown - RunPlan.WarmUpMinutes)];
        Seen = [.. All.Where(m => m.Minute >= run.FirstKnown && m.Minute <= run.Last.Minutes.SettledThrough && !run.Gaps.IsMissing(slot, m.Minute))];
    }

    public string Name { get; }
    public int Slot { get; }
    public FunctionBehaviour Behaviour { get; }

    /// <summary>As last set.</summary>
    public LambdaFunction Settings { get; }

    /// <summary>Target value of its scaling policy; null without one.</summary>
    public double? ScalingTarget { get; }

    public HourlyUsage? Usage { get; }
    public long FirstKnown { get; }

    /// <summary>Minutes in which something happened, whether it could be seen or not.</summary>
    public FunctionMinute[] All { get; }

    /// <summary>Of them, those that are settled and were answered.</summary>
    public FunctionMinute[] Seen { get; }

    public double Slowdown => Behaviour.Slowdown(Settings.MemoryMegabytes);

    /// <summary>Milliseconds, with its memory and without episodes.</summary>
    public double Duration(double probability) => Behaviour.Duration.Quantile(probability) * Slowdown;

    /// <summary>How many times longer than usual it took in a minute.</summary>
    public double DurationFactor(long minute) => Behaviour.Episodes.Where(e => e.IsActive(minute)).Aggregate(1.0, (factor, e) => factor * e.DurationFactor);
}
