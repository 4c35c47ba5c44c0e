using Dashboard.Analysis.Model;
using Dashboard.Analysis.WhatIf;
using Dashboard.Tests.Components;
using Dashboard.WhatIf;

namespace Dashboard.Tests.WhatIf;

public sealed class TrafficFormTests
{
    private static readonly TrafficQuery Typed = new()
    {
        From = "10",
        To = "200",
        Ramp = "30",
        Hold = "90",
        Duration = "250",
        Cold = "400",
        Invoked = "synchronously",
        Runs = "pool",
        Limit = "120",
        Rate = "5000",
        Provisioned = "7",
    };

    private readonly SnapshotBuilder _snapshot = new(new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero));

    [Fact]
    public void All_that_is_typed_is_tried()
    {
        var form = TrafficForm.Read(Typed, _snapshot.Build());
        Assert.Empty(form.Wrong);
        Assert.Equal(new TrafficRamp(10, 200, 30, 90, 250, 120) { InitialisationMilliseconds = 400, PoolRate = 5000, Provisioned = 7 }, form.Traffic);
        Assert.Equal(Typed, form.Query);
        Assert.False(form.IsExample);
    }

    [Fact]
    public void A_reservation_has_the_request_rate_of_its_own()
    {
        var form = TrafficForm.Read(Typed with { Runs = "reservation" }, _snapshot.Build());
        Assert.Null(form.Rate);
        Assert.Equal(1200, form.Traffic!.RateLimit);
    }

    [Fact]
    public void Events_have_no_request_rate()
    {
        var form = TrafficForm.Read(Typed with { Invoked = "asynchronously" }, _snapshot.Build());
        Assert.Null(form.Rate);
        Assert.Equal(double.PositiveInfinity, form.Traffic!.RateLimit);
    }

    [Fact]
    public void Without_anything_typed_an_example_runs_in_what_is_free_of_the_account()
    {
        _snapshot.Account(AccountMetric.ClaimedAccountConcurrency, 700);
        var form = TrafficForm.Read(new(), _snapshot.Build());
        Assert.True(form.IsExample);
        Assert.Equal(new TrafficRamp(0, 100, 60, 120, 200, 300) { PoolRate = 8000 }, form.Traffic);
    }

    [Fact]
    public void A_function_brings_its_numbers_of_today()
    {
        _snapshot.Account(AccountMetric.ClaimedAccountConcurrency, 700);
        var configuration = Configurations.Plain with { Reserved = ReservedConcurrency.Of(60), Provisioned = [new("live", 20, 20, 20, "READY", null)] };
        _snapshot.Function(Rows.Reserved("pay", 40, 60), configuration).Values(FunctionMetric.Invocations, 720, 0, 0).Values(FunctionMetric.DurationAverage, 345.6f, 0, 0);
        var form = TrafficForm.Read(new() { Function = "pay", Hold = "5" }, _snapshot.Build());
        Assert.Equal(new TrafficRamp(12, 24, 60, 5, 346, 60) { Provisioned = 20 }, form.Traffic);
        Assert.Equal(RunsIn.Reservation, form.RunsIn);
        // The address then says all of it.
        Assert.Equal(
            new()
            {
                Function = "pay",
                From = "12",
                To = "24",
                Ramp = "60",
                Hold = "5",
                Duration = "346",
                Cold = "0",
                Invoked = "synchronously",
                Runs = "reservation",
                Limit = "60",
                Provisioned = "20",
            }, form.Query);
    }

    [Fact]
    public void A_function_without_a_reservation_runs_in_the_pool()
    {
        _snapshot.Account(AccountMetric.ClaimedAccountConcurrency, 700);
        _snapshot.Function(Rows.Reserved("pay", 40, 60)).Values(FunctionMetric.Invocations, 720, 0, 0).Values(FunctionMetric.DurationAverage, 50, 0, 0);
        var form = TrafficForm.Read(new() { Function = "pay" }, _snapshot.Build());
        Assert.Equal((RunsIn.Pool, 340, 8000.0), (form.RunsIn, form.Traffic!.Limit, form.Traffic.PoolRate));
    }

    [Fact]
    public void What_is_not_known_of_a_function_is_asked_for()
    {
        var form = TrafficForm.Read(new() { Function = "pay" }, _snapshot.Limits(null).Function(Rows.Idle("pay"), Configurations.Plain with { Provisioned = null }).Build());
        Assert.Equal(["From", "Average duration", "Concurrency limit", "Request rate limit", "Of it provisioned"], form.Wrong);
        Assert.Equal("Not known: what is free of the account's limit was not read. Enter a number, 0 to 1,000,000.", form.Limit.Error);
        Assert.Equal("Not known: nothing ran in the last 15 min. Enter a number, 0.1 to 900,000.", form.Duration.Error);
        Assert.Null(form.Traffic);
        Assert.Null(form.Query.Limit);
    }

    [Fact]
    public void A_function_nobody_knows_is_named_and_what_was_typed_stays()
    {
        var form = TrafficForm.Read(Typed with { Function = "ghost" }, _snapshot.Build());
        Assert.Equal(["Function"], form.Wrong);
        Assert.Equal("No function of this account is called “ghost”. Pick one from the list, or leave the field empty.", form.FunctionError);
        Assert.Equal("200", form.To.Text);
    }

    [Fact]
    public void Functions_that_no_limit_holds_for_are_turned_away()
    {
        _snapshot.Function(Rows.Idle("managed"), Configurations.Plain with { OnManagedInstances = true }).Function(Rows.Idle("gone"), Configurations.Plain with { IsGone = true });
        Assert.Contains("Lambda Managed Instances", TrafficForm.Read(Typed with { Function = "managed" }, _snapshot.Build()).FunctionError, StringComparison.Ordinal);
        Assert.Contains("no longer there", TrafficForm.Read(Typed with { Function = "gone" }, _snapshot.Build()).FunctionError, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("lots", "“lots” is not a number. Enter 0 to 100,000.")]
    [InlineData("", "Enter a number, 0 to 100,000.")]
    [InlineData("-1", "Enter 0 to 100,000.")]
    [InlineData("2e9", "“2e9” is not a number. Enter 0 to 100,000.")]
    public void What_is_no_number_stays_as_typed_with_the_remedy(string text, string error)
    {
        var form = TrafficForm.Read(Typed with { To = text }, _snapshot.Build());
        Assert.Equal((text, error), (form.To.Text, form.To.Error));
        Assert.Equal(["To"], form.Wrong);
        Assert.Equal(text, form.Query.To);
    }

    [Fact]
    public void Numbers_that_make_no_sense_together_are_turned_away()
    {
        Assert.Contains("no second to look at", TrafficForm.Read(Typed with { Ramp = "0", Hold = "0" }, _snapshot.Build()).Hold.Error, StringComparison.Ordinal);
        Assert.Equal("Enter no more than 120, of which it is a part.", TrafficForm.Read(Typed with { Provisioned = "121" }, _snapshot.Build()).Provisioned.Error);
        Assert.Contains("90,040,000 in progress at once", TrafficForm.Read(Typed with { To = "100000", Duration = "900000" }, _snapshot.Build()).To.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_function_keeps_the_shape_of_the_traffic_alone() =>
        Assert.Equal(new() { Function = "other", Ramp = "30", Hold = "90" }, Typed.For("other"));
}
