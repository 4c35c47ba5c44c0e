using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.Fleet;

/// <summary>What one function of a <see cref="ScriptedFleet"/> did in one minute, as it is stated of it.</summary>
/// <param name="Tenths">Shortest duration in tenths of a millisecond; all others are multiples of it.</param>
/// <param name="Longest">The longest duration as a multiple of the shortest.</param>
/// <param name="Events">Asynchronous events received.</param>
/// <param name="LiveInUse">Provisioned concurrency in use of its alias live; 0 without one.</param>
/// <param name="BetaInUse">The same of beta.</param>
/// <param name="Spilled">Invocations of live that ran on demand.</param>
public readonly record struct ScriptedMinute(
    int Invocations, int Errors, int Throttles, int Concurrency, int Tenths, int Longest, int Events, int LiveInUse, int BetaInUse, int Spilled)
{
    private const int LiveProvisioned = 8, BetaProvisioned = 4;

    /// <summary>Ten minutes out of two hours, all functions that suffer from it together.</summary>
    private const int EpisodeMinutes = 10, EpisodesApart = 12;

    /// <summary>Nothing is published of such a minute.</summary>
    public bool IsSilent => Invocations + Throttles == 0;

    public bool HasRun => Invocations > 0;

    /// <summary>Milliseconds, as all durations. Three quarters of the way are stated as an average, which is none of the percentiles.</summary>
    public double DurationAverage => Tenths * 3 / 20.0;
    public double DurationMedian => Tenths * 2 / 10.0;
    public double DurationLongest => Tenths * Longest / 10.0;
    public double EventAge => 100 + Tenths;
    public double LiveUtilization => (double)LiveInUse / LiveProvisioned;
    public double BetaUtilization => (double)BetaInUse / BetaProvisioned;

    /// <param name="seed">Of the function.</param>
    /// <param name="isFinal">False: as far as its invocations had ended when the minute did.</param>
    internal static ScriptedMinute Of(ulong seed, ScriptedFunction function, long minute, bool isFinal)
    {
        var dice = StableHash.Mix(seed, (ulong)minute);
        var runs = function.Pace switch
        {
            ScriptedPace.Busy => true,
            ScriptedPace.Steady => dice % 4 == 0,
            ScriptedPace.Rare => dice % 100 == 0,
            _ => false,
        };
        if (!runs) return default;
        var invocations = 1 + Part(8, 40);
        // An invocation that goes on into the next minute is stated with the minute it began in, once it has ended.
        var ended = isFinal ? invocations : invocations - Math.Min(invocations, Part(16, 4));
        var isThrottled = function.IsThrottledAtTimes && StableHash.Mix(0, (ulong)(minute / EpisodeMinutes)) % EpisodesApart == 0;
        return new(
            ended, ended > 0 && Part(28, 8) == 0 ? 1 : 0, isThrottled ? 1 + Part(32, 9) : 0, 1 + Math.Min(ended, Part(36, 20)), 10 + Part(40, 400), isFinal ? 5 : 4,
            function.IsAsynchronous && Part(44, 50) == 0 ? ended : 0,
            function.HasAliases && ended > 0 ? 1 + Part(48, LiveProvisioned) : 0, function.HasAliases && ended > 0 ? 1 + Part(52, BetaProvisioned) : 0,
            function.HasAliases && ended > 0 && Part(56, 4) == 0 ? 1 : 0);

        int Part(int bits, int below) => (int)(StableHash.Mix(dice, (ulong)bits) % (ulong)below);
    }
}
