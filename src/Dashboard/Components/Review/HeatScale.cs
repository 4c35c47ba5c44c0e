using Dashboard.Analysis.Review;

namespace Dashboard.Components.Review;

/// <summary>How strongly an hour is coloured: 0 for nothing to see, up to <see cref="Strongest"/>; null where nothing is known.</summary>
public static class HeatScale
{
    public const int Strongest = 5;

    /// <summary>By the square root of the share of the week's worst hour, so that one bad hour does not hide the others.</summary>
    /// <param name="worst">Requests rejected in the worst hour of the week.</param>
    public static int? Throttles(HeatCell cell, long worst) => cell switch
    {
        { Throttled: > 0 } => Math.Clamp((int)Math.Ceiling(Strongest * Math.Sqrt((double)cell.Throttled / Math.Max(worst, cell.Throttled))), 1, Strongest),
        { Known: 0 } => null,
        _ => 0,
    };

    /// <summary>By what was left of the limit at the least: half or more is nothing to see, none at all the strongest.</summary>
    public static int? Headroom(HeatCell cell, int? limit) => (cell.Headroom, limit) switch
    {
        (null, _) or (_, null or 0) => null,
        ({ } left, { } all) => ((double)left / all) switch
        {
            >= 0.5 => 0,
            >= 0.3 => 1,
            >= 0.2 => 2,
            >= 0.1 => 3,
            > 0 => 4,
            _ => Strongest,
        },
    };
}
