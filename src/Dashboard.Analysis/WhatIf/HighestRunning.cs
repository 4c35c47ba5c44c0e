namespace Dashboard.Analysis.WhatIf;

/// <summary>
/// The highest concurrency that traffic is more likely than not to have reached, when requests come independently of each other: what
/// runs is then Poisson distributed about its mean. Times at which a level is passed come in clumps, of which only the first counts.
/// Source: D. Aldous, Probability Approximations via the Poisson Clumping Heuristic.
/// </summary>
internal sealed class HighestRunning
{
    /// <summary>So many clumps are expected where one or more come in half of all cases.</summary>
    private static readonly double EvenChance = Math.Log(2);

    private const double Negligible = 1e-6;

    /// <summary>Expected clumps of each level above the one reached.</summary>
    private readonly List<double> _above = [];

    public int Level { get; private set; }

    /// <param name="requests">That come while the mean is as given.</param>
    /// <param name="running">Mean concurrency.</param>
    public void Add(double requests, double running)
    {
        RaiseTo((int)running);
        var finding = Poisson.Chance(running, Level);
        for (var at = 0; requests * finding > Negligible || Level + at < running; at++)
        {
            var level = Level + at + 1;
            var clumps = requests * finding * Math.Max(0, 1 - running / level);
            if (at < _above.Count) _above[at] += clumps;
            else _above.Add(clumps);
            finding *= running / level;
        }
        // Close to the mean clumps are long, so that there are few of them.
        RaiseTo(Level + 1 + _above.FindLastIndex(clumps => clumps >= EvenChance));
    }

    private void RaiseTo(int level)
    {
        if (level <= Level) return;
        _above.RemoveRange(0, Math.Min(_above.Count, level - Level));
        Level = level;
    }
}
