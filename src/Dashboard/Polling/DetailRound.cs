namespace Dashboard.Polling;

/// <summary>One pass through all functions with a call for each, urgent ones first, interrupted and resumed at will.</summary>
internal sealed class DetailRound
{
    private readonly List<string> _pending = [];
    private readonly HashSet<string> _covered = new(StringComparer.Ordinal);

    public int Total => _covered.Count;
    public int Done => _covered.Count - _pending.Count;
    public bool HasPending => _pending.Count > 0;

    /// <param name="names">Most urgent first.</param>
    public void Start(IEnumerable<string> names)
    {
        _covered.Clear();
        _pending.Clear();
        _pending.AddRange(names.Where(_covered.Add).Reverse());
    }

    /// <summary>Functions that turned up after the start; they come next.</summary>
    public void Include(IEnumerable<string> names) => _pending.AddRange(names.Where(_covered.Add));

    /// <summary>Moves functions that still wait to the front.</summary>
    public void Hasten(IReadOnlySet<string> names)
    {
        var urgent = _pending.FindAll(names.Contains);
        if (urgent.Count == 0) return;
        _pending.RemoveAll(names.Contains);
        _pending.AddRange(urgent);
    }

    /// <summary>Puts functions that were read in this round back to the front.</summary>
    public void Repeat(IReadOnlySet<string> names) => _pending.AddRange(names.Where(_covered.Contains).Except(_pending).ToList());

    public string Take()
    {
        var name = _pending[^1];
        _pending.RemoveAt(_pending.Count - 1);
        return name;
    }

    /// <summary>Gives back what could not be read, to be taken again next.</summary>
    public void PutBack(string name) => _pending.Add(name);

    public void Abandon() => _pending.Clear();
}
