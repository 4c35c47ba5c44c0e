using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.WhatIf;
using Dashboard.Components.Parts;
using Dashboard.WhatIf;

namespace Dashboard.Components.WhatIf;

/// <summary>What comes of a ramp in a sentence, with the numbers it rests on and what would avoid the throttles.</summary>
/// <param name="Remedy">What would avoid the throttles; empty when there are none.</param>
public sealed record RampVerdict(Level Level, string Title, string Detail, string Remedy)
{
    /// <summary>From here on what is left is little for an estimate.</summary>
    private const double Close = 0.8;

    /// <param name="room">For a reservation; null when unknown.</param>
    public static RampVerdict Of(TrafficRamp ramp, RunsIn runsIn, RampAnswer answer, ReservationRoom? room)
    {
        var (outcome, need) = (answer.Outcome, answer.Need);
        if (outcome.Hits is [var first, ..] hits)
        {
            var title = ramp.Limit == 0 ? "Every request is throttled: the limit is 0" : $"Throttled {From(first.Second)}: {Cause(first.Cause, ramp, runsIn)}";
            return new(Level.Critical, title, Rejected(outcome, hits), Avoiding(ramp, runsIn, hits, need, room));
        }
        var share = (double)outcome.PeakConcurrency / ramp.Limit;
        return new(
            share >= Close ? Level.Warning : Level.Ok,
            $"Nothing is throttled: {Format.Count(outcome.PeakConcurrency)} of {Format.Count(ramp.Limit)} in progress at its highest",
            $"It needs a limit of {Format.Count(need.Limit)}: {Format.Count(ramp.Limit - need.Limit)} to spare.", "");
    }

    /// <summary>"at once", "from 37 s on".</summary>
    public static string From(int second) => second == 0 ? "at once" : $"from {Span(second)} on";

    public static string Span(int seconds) => Format.Span(TimeSpan.FromSeconds(seconds));

    /// <summary>Requests a second, with a decimal only where it counts.</summary>
    public static string Rate(double perSecond) => perSecond.ToString(perSecond < 10 ? "0.#" : "N0", CultureInfo.InvariantCulture) + "\u00a0requests/s";

    private static string Cause(RampCause cause, TrafficRamp ramp, RunsIn runsIn) => (cause, runsIn) switch
    {
        (RampCause.Concurrency, RunsIn.Reservation) => $"the reservation of {Format.Count(ramp.Limit)} is full",
        (RampCause.Concurrency, _) => $"all {Format.Count(ramp.Limit)} it can take of the pool are in use",
        (RampCause.RequestRate, RunsIn.Reservation) => $"more than {Rate(ramp.RateLimit)} come, 10 for each unit of the reservation",
        (RampCause.RequestRate, _) => $"more than {Rate(ramp.RateLimit)} come, which is what the pool admits",
        _ => $"more than {Format.Count(LambdaQuotas.ScalingEnvironments)} new environments are needed within {Span(LambdaQuotas.ScalingWindowSeconds)}",
    };

    private static string Rejected(RampOutcome outcome, ImmutableArray<RampHit> hits)
    {
        var all = $"{Format.Number(outcome.Throttled)} of {Format.Number(outcome.Requests)} requests are rejected, {Format.Share(outcome.Throttled / outcome.Requests)}";
        return hits.Length == 1 ? all + "." : $"{all}: {string.Join("; ", hits.Select(hit => $"{Format.Number(hit.Requests)} by the {Name(hit.Cause)}, {From(hit.Second)}"))}.";
    }

    private static string Name(RampCause cause) => cause switch
    {
        RampCause.Concurrency => "concurrency limit",
        RampCause.RequestRate => "request rate limit",
        _ => "scaling rate",
    };

    private static string Avoiding(TrafficRamp ramp, RunsIn runsIn, ImmutableArray<RampHit> hits, RampNeed need, ReservationRoom? room)
    {
        var ways = new List<string>();
        if (need.Limit > ramp.Limit)
        {
            var (whole, more) = (Format.Count(need.Limit), Format.Count(need.Limit - ramp.Limit));
            ways.Add(runsIn == RunsIn.Reservation ? $"reserve {whole}, {more} more." : $"reserve {whole} for it, or leave it {more} more in the pool.");
            if (room?.LimitFor(need.Limit) is { } limit) ways.Add($"The account has {Format.Count(room.Most)} to reserve for it: its limit must rise from {Format.Count(room.AccountLimit)} to {Format.Count(limit)}.");
        }
        if (need.Provisioned is { } ready)
        {
            var slower = need.RampSeconds is { } seconds ? $", or let it rise over {Span(seconds)} instead of {Span(ramp.RampSeconds)}" : "";
            ways.Add($"{(ways.Count > 0 ? "Besides, have" : "have")} {Format.Count(ready)} provisioned before it begins{slower}.");
        }
        if (hits is [{ Cause: RampCause.RequestRate }]) ways.Add("Or send fewer, larger requests: the rate counts them, however short they are.");
        return Upper(string.Join(" ", ways));
    }

    private static string Upper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
