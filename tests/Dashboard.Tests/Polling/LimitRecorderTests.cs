using Dashboard.Analysis.Model;
using Dashboard.Polling;

namespace Dashboard.Tests.Polling;

public sealed class LimitRecorderTests
{
    private static readonly ReservedConcurrency Fifty = ReservedConcurrency.Of(50);
    private static readonly ReservedConcurrency Ten = ReservedConcurrency.Of(10);
    private readonly LimitRecorder _recorder = new();

    [Fact]
    public void A_replaced_reservation_was_seen_last_at_the_newest_reading_before_the_change()
    {
        _recorder.ReadReserved("f", Fifty, 100);
        _recorder.ReadReserved("f", Fifty, 130);
        _recorder.ReadReserved("f", Ten, 160);
        Assert.Equal([new(new(Fifty, null), LastSeen: 130, ReplacedAt: 160)], _recorder.History.Functions["f"]);
        Assert.Equal(100, _recorder.History.FirstRead["f"]);
    }

    [Fact]
    public void Reading_the_same_again_keeps_the_instance()
    {
        _recorder.ReadReserved("f", Fifty, 100);
        _recorder.ReadProvisioned("f", 5, 101);
        _recorder.ReadAccount(1000, 100);
        var before = _recorder.History;
        _recorder.ReadReserved("f", Fifty, 130);
        _recorder.ReadProvisioned("f", 5, 131);
        _recorder.ReadAccount(1000, 105);
        _recorder.Forget(50, _ => true);
        Assert.Same(before, _recorder.History);
    }

    [Fact]
    public void Limits_are_confirmed_from_the_minute_both_were_read_in()
    {
        _recorder.ReadProvisioned("provisioned first", 5, 100);
        Assert.Empty(_recorder.History.FirstRead);
        _recorder.ReadReserved("provisioned first", Fifty, 103);
        _recorder.ReadReserved("reserved first", Fifty, 100);
        _recorder.ReadProvisioned("reserved first", 5, 104);
        Assert.Equal((103, 104), (_recorder.History.FirstRead["provisioned first"], _recorder.History.FirstRead["reserved first"]));
        Assert.Empty(_recorder.History.Functions);
    }

    [Fact]
    public void A_change_of_either_limit_keeps_the_other_as_it_was()
    {
        _recorder.ReadReserved("f", Fifty, 100);
        _recorder.ReadProvisioned("f", 5, 101);
        _recorder.ReadReserved("f", Fifty, 130);
        _recorder.ReadProvisioned("f", 20, 131);
        _recorder.ReadReserved("f", Fifty, 160);
        _recorder.ReadReserved("f", Ten, 190);
        Assert.Equal([new(new(Fifty, 5), 101, 131), new(new(Fifty, 20), 160, 190)], _recorder.History.Functions["f"]);
    }

    [Fact]
    public void Two_limits_that_changed_between_the_same_readings_are_one_change()
    {
        _recorder.ReadReserved("f", Fifty, 100);
        _recorder.ReadProvisioned("f", 5, 102);
        _recorder.ReadReserved("f", Ten, 130);
        _recorder.ReadProvisioned("f", 0, 132);
        Assert.Equal([new(new(Fifty, 5), LastSeen: 100, ReplacedAt: 132)], _recorder.History.Functions["f"]);
    }

    [Fact]
    public void What_says_nothing_of_the_window_and_functions_that_are_gone_are_forgotten()
    {
        foreach (var name in new[] { "f", "gone" })
        {
            _recorder.ReadReserved(name, Fifty, 100);
            _recorder.ReadReserved(name, Ten, 130);
        }
        _recorder.ReadAccount(1000, 100);
        _recorder.ReadAccount(2000, 130);

        _recorder.Forget(129, name => name == "f");
        Assert.Equal(["f"], _recorder.History.Functions.Keys);
        Assert.Equal(["f"], _recorder.History.FirstRead.Keys);
        Assert.Equal([new(1000, 100, 130)], _recorder.History.Account);

        _recorder.Forget(130, name => name == "f");
        Assert.Empty(_recorder.History.Functions);
        Assert.Empty(_recorder.History.Account);
        Assert.Equal(["f"], _recorder.History.FirstRead.Keys);
        _recorder.ReadReserved("f", Fifty, 160);
        Assert.Equal([new(new(Ten, null), 130, 160)], _recorder.History.Functions["f"]);
    }
}
