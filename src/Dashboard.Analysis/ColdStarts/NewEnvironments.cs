namespace Dashboard.Analysis.ColdStarts;

/// <summary>
/// How many execution environments must have started, told from concurrency alone: an environment serves one invocation at a time, so
/// what exceeds all recent concurrency was not there before. Source: Lambda developer guide, lambda-runtime-environment.
/// </summary>
public static class NewEnvironments
{
    /// <summary>A lower bound of the environments that started in one minute, or in unknown minutes right before it.</summary>
    /// <param name="concurrency">Maximum by minute without provisioned concurrency; zero where idle, NaN where unknown.</param>
    /// <param name="index">The minute.</param>
    /// <param name="trailing">Minutes before it that environments are taken to last.</param>
    /// <param name="fewestKnown">Of these, those that must be known.</param>
    /// <param name="highest">The highest of the known ones.</param>
    /// <returns>0 when nothing can be told.</returns>
    public static int LowerBound(ReadOnlySpan<float> concurrency, int index, int trailing, int fewestKnown, out float highest)
    {
        highest = 0;
        var known = 0;
        for (var i = Math.Max(0, index - trailing); i < index; i++)
        {
            if (float.IsNaN(concurrency[i])) continue;
            known++;
            highest = Math.Max(highest, concurrency[i]);
        }
        return known >= fewestKnown && concurrency[index] > highest ? (int)(concurrency[index] - highest) : 0;
    }
}
