using CsCheck;
using Dashboard.Analysis.Capacity;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Tests.Support;

namespace Dashboard.Analysis.Tests.Capacity;

public sealed class AccountLedgerTests
{
    [Fact]
    public void The_parts_make_up_the_limit()
    {
        Gen.Select(Gen.Int[0, 900], Gen.Int[0, 500], Gen.Int[0, 2000], Gen.Int[0, 4000]).Sample((reserved, provisioned, inUse, free) =>
        {
            var limit = reserved + provisioned + inUse + free;
            var script = new AccountScript(20) { Limits = new(limit, limit - reserved) };
            script.Add("reserved", c => c with { Reserved = ReservedConcurrency.Of(reserved), Provisioned = [Allocated(reserved)] });
            script.Add("provisioned", c => c with { Provisioned = [Allocated(provisioned)] });
            script.Fill(AccountMetric.ClaimedAccountConcurrency, reserved + provisioned + inUse).Fill(AccountMetric.UnreservedConcurrentExecutions, inUse);

            var ledger = Of(script);

            Assert.Equal(limit, ledger.Reserved + ledger.ProvisionedOutsideReserved + ledger.UnreservedInUse + ledger.Free);
            Assert.Equal((reserved, provisioned, inUse), (ledger.Reserved, ledger.ProvisionedOutsideReserved, ledger.UnreservedInUse));
        });
    }

    [Theory]
    [InlineData(1000, 1000, 900)]
    [InlineData(1000, 400, 300)]
    [InlineData(1000, 101, 1)]
    [InlineData(1000, 100, 0)]
    [InlineData(1000, 60, 0)]
    [InlineData(101, 101, 1)]
    [InlineData(100, 100, 0)]
    [InlineData(10, 10, 0)]
    public void A_hundred_stay_unreserved_and_a_small_account_can_reserve_nothing(int limit, int unreserved, int reservable)
    {
        var ledger = Of(new(20) { Limits = new(limit, unreserved) });

        Assert.Equal(reservable, ledger.Reservable);
        Assert.Equal(unreserved, ledger.Unreserved);
        Assert.Equal(Math.Min(100, limit), ledger.Floor);
    }

    [Fact]
    public void What_is_not_known_is_null()
    {
        var ledger = Of(new(20) { Limits = null });

        Assert.Null(ledger.Reservable);
        Assert.Null(ledger.Unreserved);
        Assert.Null(ledger.Floor);
        Assert.Null(ledger.Free);
        Assert.Null(ledger.Overdrawn);
    }

    [Fact]
    public void A_claim_above_the_limit_leaves_nothing_free_and_says_by_how_much()
    {
        var script = new AccountScript(20) { Limits = new(1000, 1000) };
        script.Fill(AccountMetric.ClaimedAccountConcurrency, 1030).Fill(AccountMetric.UnreservedConcurrentExecutions, 1030);

        var ledger = Of(script);

        Assert.Equal(0, ledger.Free);
        Assert.Equal(30, ledger.Overdrawn);
    }

    private static ProvisionedConcurrency Allocated(int count) => new("live", count, count, count, "READY", null);

    private static AccountLedger Of(AccountScript script)
    {
        var input = script.Input;
        return AccountLedger.Of(input.Minutes, input.Functions, input.Limits);
    }
}
