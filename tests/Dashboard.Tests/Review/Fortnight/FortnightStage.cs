using System.Collections.Immutable;
using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Lambda;

namespace Dashboard.Tests.Review.Fortnight;

/// <summary>
/// A small account with much trouble: reservations and a pool that are too small now and then, at hours that differ from day to day, and
/// heavy ones in the hours in which clocks change. Rates are low but for the bursts, so that two weeks can be simulated call by call.
/// </summary>
internal static class FortnightStage
{
    public const int Limit = 400;

    private const string Alias = "live";
    private static readonly DateTimeOffset Modified = new(2026, 10, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly long TurnedOff = MinuteOf(new(2026, 10, 21, 10, 5, 0, TimeSpan.Zero));

    /// <summary>In the hours that come twice: clocks are put back in Europe, and in America a week later.</summary>
    private static readonly long[] ClockChanges = [MinuteOf(new(2026, 10, 25, 0, 10, 0, TimeSpan.Zero)), MinuteOf(new(2026, 11, 1, 5, 20, 0, TimeSpan.Zero))];

    public static Stage Build() => new([.. Troubled(), .. Usual()], Limit)
    {
        Changes =
        [
            // Turned off for 40 minutes every three days or so.
            new(4_111, TurnedOff, account => account.PutReservedConcurrency("orders-sync-marketplace", 0)),
            new(4_111, TurnedOff + 40, account => account.PutReservedConcurrency("orders-sync-marketplace", 2)),
        ],
    };

    private static IEnumerable<FleetFunction> Troubled()
    {
        // Takes the pool for itself, and everyone without a reservation is throttled with it.
        yield return Function("reports-render-yearbook", 45_000, [Callers(0.02), Burst(8, 1_040, 9), .. ClockChanges.Select(at => Once(8, at, 95))]);
        yield return Function("checkout-create-payment", 800, [Callers(0.2), Burst(16, 433, 4)], reserved: 8);
        yield return Function("identity-check-token", 4, [Callers(0.1), Burst(70, 1_811, 2)], reserved: 5);
        yield return Function("notifications-send-email", 900, [Callers(0.1), Burst(5, 1_407, 5)], reserved: 3, source: InvocationSource.Asynchronous);
        yield return Function("documents-scan-virus", 800, [Callers(0.05), Burst(30, 1_259, 4)], reserved: 2, source: InvocationSource.Queue);
        yield return Provision(Function("accounts-verify-login", 450, [Callers(0.15), Burst(25, 977, 3)], reserved: 6), 6, unqualified: 0.02);
        yield return Provision(Function("catalog-search-products", 450, [Callers(0.2), Burst(40, 2_211, 4)]), 10);
        // Throttled for hours around the time when it is turned off.
        yield return Function("orders-sync-marketplace", 3_000, [Callers(0.02), Once(0.8, TurnedOff - 90, 240)], reserved: 2);
        // Brings what is claimed close to four fifths of the limit, to either side.
        yield return Function("search-rank-results", 20_000, [Burst(7.2, 1_151, 7)]);
        // Once a week, on its Wednesday.
        yield return Function("tax-file-return", 20_000, [Once(3, MinuteOf(new(2026, 10, 21, 10, 40, 0, TimeSpan.Zero)), 3), Once(3, MinuteOf(new(2026, 10, 28, 2, 10, 0, TimeSpan.Zero)), 3)], reserved: 2);
        yield return Function("loyalty-import-history", 400, [Callers(0.003)], reserved: 120);
    }

    private static IEnumerable<FleetFunction> Usual()
    {
        yield return Function("warehouse-apply-movement", 350, [Callers(0.04)], source: InvocationSource.Stream);
        yield return Function("genomes-align-sample", 600_000, [new CronArrivals(67)]);
        yield return Function("billing-close-day", 9_000, [new CronArrivals(1_440, 15, 12)]);
        yield return Function("media-resize-upload", 1_800, [new SporadicArrivals(3, 25)]);
        string[] names = ["web-render-page", "web-load-session", "basket-add-item", "basket-price-item", "stock-check-item", "search-suggest-word", "mail-track-open", "audit-write-entry"];
        for (var i = 0; i < names.Length; i++)
            yield return Function(names[i], 80 * (i + 1), [new CallerArrivals(0.015 * (i + 1), DayAmplitude: 0.7, PeakHour: 9 + i, WeekendShare: 0.5)]);
    }

    private static CallerArrivals Callers(double perSecond) => new(perSecond, DayAmplitude: 0.4);

    private static BurstArrivals Burst(double perSecond, int everyMinutes, int minutes) => new(perSecond, everyMinutes, 100 + everyMinutes / 3, minutes);

    private static BurstArrivals Once(double perSecond, long at, int minutes) => new(perSecond, 60 * 1_440, at, minutes);

    private static FleetFunction Function(
        string name, double milliseconds, ImmutableArray<ArrivalProcess> arrivals, int? reserved = null, InvocationSource source = InvocationSource.Synchronous) => new(
        new()
        {
            Name = name,
            Arn = $"arn:aws:lambda:eu-west-1:123456789012:function:{name}",
            LastModified = Modified,
            Timeout = TimeSpan.FromSeconds(900),
            ReservedConcurrency = reserved,
            EventSources = source switch
            {
                InvocationSource.Queue => [new(new Guid(1, 0, 0, new byte[8]), $"arn:aws:sqs:eu-west-1:123456789012:{name}", 10, "Enabled", 6, Modified)],
                InvocationSource.Stream => [new(new Guid(2, 0, 0, new byte[8]), $"arn:aws:kinesis:eu-west-1:123456789012:stream/{name}", 100, "Enabled", null, Modified)],
                _ => [],
            },
        },
        new() { Arrivals = arrivals, Duration = new LogNormalDuration(milliseconds, 0.2), CpuShare = 0, Source = source });

    private static FleetFunction Provision(FleetFunction function, int count, double unqualified = 0) => new(
        function.Configuration with { Aliases = [new LambdaAlias(Alias, "7")], Provisioned = [new(Alias, count, count, count, "READY", null, Modified)] },
        function.Behaviour with { Alias = Alias, UnqualifiedShare = unqualified });

    private static long MinuteOf(DateTimeOffset instant) => instant.ToUnixTimeSeconds() / 60;
}
