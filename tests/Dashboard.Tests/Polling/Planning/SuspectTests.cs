using Dashboard.Polling.Planning;

namespace Dashboard.Tests.Polling.Planning;

public sealed class SuspectTests
{
    [Fact]
    public void Who_was_throttled_before_comes_first_then_who_is_near_its_ceiling_then_who_is_invoked_most_and_last_who_did_nothing()
    {
        Suspect[] suspects =
        [
            new("idle", false, null, 0, double.NaN),
            new("unknown", true, null, 0, double.NaN),
            new("b-rare", true, null, 0, 0.1),
            new("a-rare", true, null, 0, 0.1),
            new("busy", true, null, 0, 900),
            new("near", true, null, 0.8, 0.1),
            new("some", true, null, 0.3, 5_000),
            new("idle, throttled long ago", false, 28_000_000, 0, double.NaN),
            new("throttled lately", true, 29_000_000, 0, 0.1),
        ];
        string[] expected = ["throttled lately", "idle, throttled long ago", "near", "some", "busy", "a-rare", "b-rare", "unknown", "idle"];
        Assert.Equal(expected, Suspect.ByLikelihood(suspects).Select(suspect => suspect.Name));
        Assert.Equal(expected, Suspect.ByLikelihood(suspects.Reverse()).Select(suspect => suspect.Name));
    }
}
