using Dashboard.Live;
using Dashboard.Polling.Planning;
using Dashboard.Polling.Spend;

namespace Dashboard.Tests.Components.Spend;

/// <summary>Plans and figures written by hand.</summary>
internal static class Plans
{
    public static readonly SpendFigures Spend = new(
        0.07m, 12.438m, 19.2m, 31.25m, [new(SpendPurpose.TripWire, new(1_000, 7_000, 15_000)), new(SpendPurpose.Listings, new(4_000, 0, 0))], null);

    public static PollPlan Of(decimal? budget, SpendFigures? spend = null, bool isShort = false) => new([], Stretch.None, budget, isShort, spend ?? Spend);
}
