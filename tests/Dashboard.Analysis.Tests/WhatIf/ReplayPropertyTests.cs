using CsCheck;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.WhatIf;

namespace Dashboard.Analysis.Tests.WhatIf;

public sealed class ReplayPropertyTests
{
    private static readonly Gen<(float, float, float, float)> Minute = Gen.Select(
        Gen.Int[0, 5000], Gen.Frequency((1, Gen.Const(0)), (1, Gen.Int[1, 3000])), Gen.Frequency((1, Gen.Const(float.NaN)), (4, Gen.Int[1, 120].Select(peak => (float)peak))),
        Gen.Frequency((1, Gen.Const(float.NaN)), (6, Gen.Float[1, 200_000])), (ran, rejected, peak, duration) => ((float)ran, (float)rejected, peak, duration));

    private static readonly Gen<ReplaySpan> Spans = Gen.Select(Gen.Int[0, 60], Gen.Int[100, 300], Minute.Array[6], Minute.Array[6], Minute.Array[6])
        .Select((reserved, limit, f, g, h) => Recorded.Span(limit, Recorded.Function("f", reserved, f), Recorded.Function("g", null, g), Recorded.Function("h", null, h)));

    [Fact]
    public void Settings_as_they_were_reject_what_was_rejected() => Spans.Sample(span =>
    {
        var same = new ChangeSet { AccountLimit = span.Limit }.With("f", new(span.Functions[0].Reserved, 0)).With("g", new(ReservedConcurrency.None, 0));
        foreach (var function in Recorded.Replayed(span, same).Functions)
        {
            Assert.Equal(function.Before, function.After);
            Assert.Equal(function.Before.Requests, span.Functions.Single(each => each.Name == function.Function).Throttles.ToArray().Sum(value => (long)value));
        }
    });

    [Fact]
    public void A_higher_reservation_never_rejects_more_of_its_function_and_never_less_of_others() =>
        Gen.Select(Spans, Gen.Int[0, 150], Gen.Int[0, 150]).Sample((span, one, other) =>
        {
            var lower = Recorded.Replayed(span, ChangeSet.None.With("f", FunctionChange.Reserve(Math.Min(one, other))));
            var higher = Recorded.Replayed(span, ChangeSet.None.With("f", FunctionChange.Reserve(Math.Max(one, other))));
            Assert.True(higher.Of("f").After.Requests <= lower.Of("f").After.Requests);
            Assert.True(higher.Of("g").After.Requests >= lower.Of("g").After.Requests);
            Assert.True(higher.Of("h").After.Requests >= lower.Of("h").After.Requests);
        });

    [Fact]
    public void A_higher_account_limit_never_rejects_more() =>
        Gen.Select(Spans, Gen.Int[1, 600], Gen.Int[1, 600]).Sample((span, one, other) =>
        {
            var lower = Recorded.Replayed(span, ChangeSet.None with { AccountLimit = Math.Min(one, other) });
            var higher = Recorded.Replayed(span, ChangeSet.None with { AccountLimit = Math.Max(one, other) });
            Assert.All(higher.Functions, function => Assert.True(function.After.Requests <= lower.Of(function.Function).After.Requests));
        });

    [Fact]
    public void No_more_is_rejected_than_was_asked_for() => Gen.Select(Spans, Gen.Int[0, 100], Gen.Int[1, 600]).Sample((span, reserved, limit) =>
    {
        var outcome = Recorded.Replayed(span, new ChangeSet { AccountLimit = limit }.With("f", FunctionChange.Unreserve()).With("g", FunctionChange.Reserve(reserved)));
        foreach (var function in outcome.Functions)
        {
            var recorded = span.Functions.Single(each => each.Name == function.Function);
            var asked = recorded.Invocations.ToArray().Sum(value => (long)value) + recorded.Throttles.ToArray().Sum(value => (long)value);
            Assert.InRange(function.After.Requests, 0, asked);
        }
    });
}
