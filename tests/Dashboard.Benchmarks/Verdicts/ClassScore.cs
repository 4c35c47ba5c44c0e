namespace Dashboard.Benchmarks.Verdicts;

/// <summary>How well one class is recognised.</summary>
/// <param name="Support">Cases that truly are of it.</param>
/// <param name="Found">Of them, those recognised.</param>
/// <param name="Right">Verdicts that name it rightly, those beside <paramref name="Support"/> included.</param>
/// <param name="Wrong">Verdicts that name it wrongly.</param>
internal readonly record struct ClassScore(string Name, int Support, int Found, int Right, int Wrong)
{
    /// <summary>NaN when it was never named.</summary>
    public double Precision => Right + Wrong == 0 ? double.NaN : (double)Right / (Right + Wrong);

    /// <summary>NaN without any case.</summary>
    public double Recall => Support == 0 ? double.NaN : (double)Found / Support;

    public ClassScore Plus(ClassScore other) => new(Name, Support + other.Support, Found + other.Found, Right + other.Right, Wrong + other.Wrong);
}
