namespace Dashboard.Analysis.Findings;

/// <summary>How sure a finding is. Nothing above <see cref="Possible"/> rests on a guess.</summary>
public enum Confidence
{
    /// <summary>The data allow it and do not exclude other causes.</summary>
    Possible,
    /// <summary>Other causes would leave other traces.</summary>
    Likely,
    /// <summary>The numbers leave no other cause.</summary>
    Proved,
}
