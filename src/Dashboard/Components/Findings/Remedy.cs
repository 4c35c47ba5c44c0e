using Dashboard.Analysis.Findings;

namespace Dashboard.Components.Findings;

/// <summary>One step against what was found.</summary>
/// <param name="Title">In the imperative, without a full stop: "Raise reserved concurrency above 50".</param>
/// <param name="Text">Why, and what to see to.</param>
/// <param name="Section">Where the guide says more.</param>
public sealed record Remedy(string Title, string Text, GuideSection Section);
