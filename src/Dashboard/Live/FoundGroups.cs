using Dashboard.Analysis.Findings;

namespace Dashboard.Live;

/// <summary>A set of finding groups, small enough to be part of every row.</summary>
public readonly record struct FoundGroups
{
    private readonly byte _groups;

    private FoundGroups(int groups) => _groups = (byte)groups;

    public bool Contains(PatternGroup group) => (_groups & (1 << (int)group)) != 0;

    public FoundGroups With(PatternGroup group) => new(_groups | (1 << (int)group));
}
