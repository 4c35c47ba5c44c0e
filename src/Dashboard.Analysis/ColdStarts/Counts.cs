namespace Dashboard.Analysis.ColdStarts;

internal static class Counts
{
    public static bool HasAny(ReadOnlySpan<float> counts) => Reach(counts, float.Epsilon);

    public static bool Reach(ReadOnlySpan<float> values, float least)
    {
        foreach (var value in values)
            if (value >= least) return true;
        return false;
    }
}
