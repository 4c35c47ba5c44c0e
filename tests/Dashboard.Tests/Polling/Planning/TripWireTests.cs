using Dashboard.Analysis.Model;
using Dashboard.Polling.Planning;

namespace Dashboard.Tests.Polling.Planning;

public sealed class TripWireTests
{
    private const long First = 29_000_000;
    private const int Length = 30;
    private const int Limit = 1_000;

    private readonly float[] _throttles = new float[Length];
    private readonly float[] _claimed = [.. Enumerable.Repeat(100f, Length)];
    private readonly float[]?[] _byFunction = new float[Length][];
    private readonly TripWire _wire = new();

    [Fact]
    public void A_calm_account_gives_no_cause() => Assert.Null(Judge());

    [Fact]
    public void Throttles_that_no_function_accounts_for_are_looked_into_from_their_first_minute()
    {
        _throttles[20] = _throttles[25] = 8;
        _byFunction[20] = [3, float.NaN, 5];
        Assert.Equal(new FanOut(FanOutCause.Throttles, First + 25), Judge());
        _byFunction[20] = [3, float.NaN, 4];
        Assert.Equal(new FanOut(FanOutCause.Throttles, First + 20), Judge());
    }

    [Fact]
    public void A_patient_look_waits_until_all_functions_series_of_the_minute_are_published()
    {
        _throttles[^3] = 8;
        Assert.NotNull(Judge());
        Assert.Null(_wire.Judge(Window(), Limit, isPatient: true));
        _throttles[^4] = 8;
        Assert.Equal(new FanOut(FanOutCause.Throttles, First + Length - 4), _wire.Judge(Window(), Limit, isPatient: true));
    }

    [Fact]
    public void Minutes_that_are_no_longer_fresh_are_left_alone()
    {
        _throttles[Length - TripWire.FreshMinutes - 1] = 8;
        Assert.Null(Judge());
        _throttles[Length - TripWire.FreshMinutes] = 8;
        Assert.NotNull(Judge());
    }

    [Fact]
    public void The_same_unaccounted_throttles_are_looked_for_three_times_and_again_when_they_grow_or_part_of_them_is_found()
    {
        _throttles[25] = 8;
        for (var look = 0; look < TripWire.MostLooks; look++) _wire.Looked(Judge()!.Value, Window());
        Assert.Null(Judge());
        _throttles[25] = 9;
        for (var look = 0; look < TripWire.MostLooks; look++) _wire.Looked(Judge()!.Value, Window());
        Assert.Null(Judge());
        _byFunction[25] = [2];
        Assert.NotNull(Judge());
    }

    [Fact]
    public void Only_a_patient_look_waits_until_whoever_was_throttled_in_the_minute_before_has_been_read()
    {
        _throttles[24] = _throttles[25] = 8;
        _byFunction[24] = [8, 0];
        _byFunction[25] = [float.NaN, 0];
        Assert.Equal(First + 25, Judge()!.Value.FromMinute);
        Assert.Null(_wire.Judge(Window(), Limit, isPatient: true));
        _byFunction[25] = [0, 0];
        Assert.Equal(First + 25, _wire.Judge(Window(), Limit, isPatient: true)!.Value.FromMinute);
    }

    [Fact]
    public void Claimed_concurrency_that_rises_by_a_tenth_of_the_limit_is_looked_into_every_five_minutes()
    {
        _claimed[^1] = 199;
        Assert.Null(Judge());
        _claimed[^1] = 200;
        var look = Judge()!.Value;
        Assert.Equal(FanOutCause.Claimed, look.Cause);
        _wire.Looked(look, Window());
        Assert.Null(Judge(shift: TripWire.ClaimedEvery - 1));
        Assert.NotNull(Judge(shift: TripWire.ClaimedEvery));
    }

    [Fact]
    public void Claimed_concurrency_near_the_limit_is_looked_into_although_it_stands_still()
    {
        Array.Fill(_claimed, 799);
        Assert.Null(Judge());
        Array.Fill(_claimed, 800);
        Assert.Equal(FanOutCause.Claimed, Judge()!.Value.Cause);
        Assert.Null(_wire.Judge(Window(), limit: null, isPatient: false));
    }

    [Fact]
    public void A_fall_and_unknown_minutes_are_no_movement()
    {
        Array.Fill(_claimed, 700, 0, Length - 1);
        _claimed[^1] = 300;
        Assert.Null(Judge());
        Array.Fill(_claimed, float.NaN);
        Assert.Null(Judge());
    }

    private FanOut? Judge(int shift = 0) => _wire.Judge(Window(shift), Limit, isPatient: false);

    private MinuteWindow Window(int shift = 0) => new([.. Enumerable.Range(0, Length).Select(i => Column(i, shift))], First + shift + Length - 4);

    private MinuteColumn Column(int i, int shift)
    {
        var account = new float[MinuteColumn.AccountMetrics];
        Array.Fill(account, float.NaN);
        account[(int)AccountMetric.Throttles] = _throttles[i];
        account[(int)AccountMetric.ClaimedAccountConcurrency] = _claimed[i];
        var functions = new float[MinuteColumn.FunctionMetrics][];
        functions[(int)FunctionMetric.Throttles] = _byFunction[i]!;
        return new(First + shift + i, functions, account);
    }
}
