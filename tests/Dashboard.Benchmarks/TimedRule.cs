using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Rules;

namespace Dashboard.Benchmarks;

/// <summary>Asks another rule and adds up how long it takes.</summary>
internal sealed class TimedRule(IFunctionRule rule) : IFunctionRule
{
    private readonly List<double> _rounds = [];
    private long _ticks;

    public string Name => rule.GetType().Name;

    public double MedianMilliseconds => _rounds.Order().ElementAt(_rounds.Count / 2);
    public double BestMilliseconds => _rounds.Min();

    public void Examine(FunctionCase examined, List<Finding> findings)
    {
        var start = TimeProvider.System.GetTimestamp();
        rule.Examine(examined, findings);
        _ticks += TimeProvider.System.GetTimestamp() - start;
    }

    /// <summary>Ends a round; the next one starts at nothing.</summary>
    public void EndRound()
    {
        _rounds.Add(TimeProvider.System.GetElapsedTime(0, _ticks).TotalMilliseconds);
        _ticks = 0;
    }
}
