using Dashboard.Analysis.Review;

namespace Dashboard.Components.Review;

/// <summary>How strongly an hour is coloured: 0 for nothing to see, up to <see cref="Strongest"/>; null where nothing is known.</summary>
public static class HeatScale
{
    public const int Strongest = 5;

    /// <summary>By powers of ten of the week's worst hour, so that one bad hour does not hide the others.</summary>
    /// <param name="worst">Requests rejected in the worst hour of the week.</param>
    public static int? Throttles(HeatCell cell, long worst)
    {
        if (cell.Throttled > 0) return Math.Clamp(Strongest - (int)Math.Floor(Math.Log10((double)Math.Max(worst, cell.Throttled) / cell.Throttled) * 2), 1, Strongest);
        return cell.Known == 0 ? null : 0;
    }

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
