namespace Dashboard.Analysis.WhatIf;

internal static class Search
{
    /// <summary>The least number that is enough, where every larger one is as well; the highest when none is.</summary>
    public static int Least(int low, int high, Func<int, bool> isEnough)
    {
        while (low < high)
        {
            var middle = low + (high - low) / 2;
            if (isEnough(middle)) high = middle;
            else low = middle + 1;
        }
        return low;
    }
}
