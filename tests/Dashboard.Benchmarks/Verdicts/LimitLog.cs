using System.Collections.Immutable;
using Dashboard.Analysis.Model;

namespace Dashboard.Benchmarks.Verdicts;

/// <summary>What a watcher knows of limits who reads them every so often.</summary>
internal sealed class LimitLog
{
    private readonly Dictionary<string, (OwnLimits Limits, long LastSeen)> _last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _first = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ImmutableArray<Replaced<OwnLimits>>> _formers = new(StringComparer.Ordinal);

    public void Read(string function, OwnLimits limits, long minute)
    {
        _first.TryAdd(function, minute);
        if (_last.TryGetValue(function, out var before) && before.Limits != limits)
            _formers[function] = _formers.GetValueOrDefault(function, []).Add(new(before.Limits, before.LastSeen, minute));
        _last[function] = (limits, minute);
    }

    public LimitHistory ToHistory() => new()
    {
        Functions = _formers.ToImmutableDictionary(StringComparer.Ordinal),
        FirstRead = _first.ToImmutableDictionary(StringComparer.Ordinal),
    };
}
