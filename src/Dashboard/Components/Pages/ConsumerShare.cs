using System.Collections.Immutable;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>A share of the concurrency in use now.</summary>
/// <param name="Row">Null for all other functions together.</param>
/// <param name="Share">Of the sum of all shown, 0 to 1.</param>
public sealed record ConsumerShare(FunctionRow? Row, int Concurrency, double Share)
{
    public const int Shown = 4;

    /// <summary>
    /// The largest first, all others last. Each function's figure is its own highest of the minute; they need not fall on the same
    /// second, so their sum can exceed what the account had at once.
    /// </summary>
    public static ImmutableArray<ConsumerShare> From(ImmutableArray<FunctionRow> rows)
    {
        var running = rows.Where(row => row.Concurrency > 0)
            .OrderByDescending(row => row.Concurrency).ThenBy(row => row.Name, StringComparer.Ordinal)
            .ToArray();
        var total = running.Sum(row => (long)row.Concurrency!.Value);
        if (total == 0) return [];

        var others = running.Skip(Shown).Sum(row => row.Concurrency!.Value);
        var top = running.Take(Shown).Select(row => new ConsumerShare(row, row.Concurrency!.Value, (double)row.Concurrency.Value / total));
        return others > 0 ? [.. top, new ConsumerShare(null, others, (double)others / total)] : [.. top];
    }
}
