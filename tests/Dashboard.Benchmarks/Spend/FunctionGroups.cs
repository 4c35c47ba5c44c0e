using Dashboard.Benchmarks.History;
using Dashboard.Simulator.Lambda.Engine;

namespace Dashboard.Benchmarks.Spend;

/// <summary>Which functions can be throttled in which way: those of the first three have reservations, the others share the pool.</summary>
/// <param name="Busy">Once a minute or more.</param>
/// <param name="Quiet">Less, but once an hour or more.</param>
/// <param name="Rare">Twice a day at most.</param>
/// <param name="PoolUsers">Once in five minutes or more.</param>
/// <param name="PoolTakers">Those that are busy enough to use the pool up.</param>
internal sealed record FunctionGroups(
    IReadOnlyList<int> Busy, IReadOnlyList<int> Quiet, IReadOnlyList<int> Rare, IReadOnlyList<int> PoolUsers, IReadOnlyList<int> PoolTakers)
{
    private const double ReservedShare = 0.3;

    public static bool HasReservation(int function, int seed) => SimulationRandom.For(seed, function, 2_000_003).Chance(ReservedShare);

    /// <exception cref="CannotMeasureException">There are too few functions for one of each kind.</exception>
    public static FunctionGroups Of(int functions, int seed)
    {
        var all = Enumerable.Range(0, functions).ToLookup(function => HasReservation(function, seed), function => (Function: function, FunctionHabits.Of(function, seed).RequestsPerMinute));
        var groups = new FunctionGroups(Reserved(1, double.MaxValue), Reserved(1 / 60.0, 1), Reserved(0, 2 / 1440.0), Sharing(0.2), Sharing(10));
        return new[] { groups.Busy, groups.Quiet, groups.Rare, groups.PoolUsers, groups.PoolTakers }.All(group => group.Count > 0)
            ? groups : throw new CannotMeasureException($"{functions} functions are too few; give --functions 200 or more.");

        List<int> Reserved(double least, double most) => [.. all[true].Where(each => each.RequestsPerMinute >= least && each.RequestsPerMinute < most).Select(each => each.Function)];

        List<int> Sharing(double least) => [.. all[false].Where(each => each.RequestsPerMinute >= least).Select(each => each.Function)];
    }
}
