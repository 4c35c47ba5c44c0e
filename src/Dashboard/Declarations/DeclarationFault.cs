namespace Dashboard.Declarations;

/// <summary>Why declarations could not be read or kept.</summary>
/// <param name="Problem">What is wrong, as a sentence.</param>
/// <param name="Remedy">What to do, as a sentence.</param>
public sealed record DeclarationFault(string Problem, string Remedy);
