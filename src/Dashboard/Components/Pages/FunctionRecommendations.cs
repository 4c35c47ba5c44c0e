using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Rules;
using Dashboard.Live;

namespace Dashboard.Components.Pages;

/// <summary>What is recommended for a function, worked out for the first viewer who asks and kept as long as the snapshot.</summary>
public static class FunctionRecommendations
{
    private static readonly ConditionalWeakTable<AccountSnapshot, ConcurrentDictionary<int, ImmutableArray<Recommendation>>> Shared = [];

    /// <summary>What is recommended for the account as a whole.</summary>
    public static ImmutableArray<Recommendation> OfAccount(AccountSnapshot snapshot) => Recommender.ForAccount(new(snapshot.Analysis.Input));

    public static ImmutableArray<Recommendation> Of(AccountSnapshot snapshot, int slot) =>
        Shared.GetOrCreateValue(snapshot).GetOrAdd(slot, static (slot, snapshot) => Make(snapshot, slot), snapshot);

    private static ImmutableArray<Recommendation> Make(AccountSnapshot snapshot, int slot) =>
        Recommender.For(FunctionCase.Of(new(snapshot.Analysis.Input), slot));
}
