using Dashboard.Simulator.Lambda;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>What every function was set to in every minute.</summary>
internal sealed class TrueSettings
{
    private readonly Dictionary<string, List<(long From, LambdaFunction Settings)>> _changes = new(StringComparer.Ordinal);

    /// <summary>To be called at the end of every minute; what changes, changes at the start of one.</summary>
    public void Note(LambdaAccount account, long minute)
    {
        foreach (var function in account.Functions)
        {
            if (!_changes.TryGetValue(function.Name, out var known)) _changes[function.Name] = known = [];
            if (known.Count == 0 || !ReferenceEquals(known[^1].Settings, function)) known.Add((minute, function));
        }
    }

    public LambdaFunction At(string function, long minute)
    {
        var changes = _changes[function];
        var i = changes.Count - 1;
        while (i > 0 && changes[i].From > minute) i--;
        return changes[i].Settings;
    }

    public IEnumerable<LambdaFunction> At(long minute) => _changes.Keys.Select(name => At(name, minute));
}
