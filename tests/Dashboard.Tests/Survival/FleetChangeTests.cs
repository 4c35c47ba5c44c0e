using Dashboard.Components.Parts;
using Dashboard.Simulator.Fleet;
using Dashboard.Simulator.Hosting;
using Dashboard.Tests.Survival.Watched;
using Microsoft.Extensions.Time.Testing;

namespace Dashboard.Tests.Survival;

/// <summary>Fleets that change at a blow, and accounts that others must not be harmed by.</summary>
public sealed class FleetChangeTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Ten_thousand_functions_that_appear_at_once_are_read_and_leave_no_trace_when_they_are_gone()
    {
        await using var account = await WatchedAccount.StartAsync(Cancellation);
        var first = account.Minute;
        var truth = new Truth(account.Fleet);
        // Calls about single functions take an hour, whatever their number does to the rest.
        foreach (var operation in new[] { "GetFunctionConcurrency", "ListProvisionedConcurrencyConfigs", "ListEventSourceMappings", "ListAliases", "GetFunctionConfiguration", "GetPolicy" })
            account.Faults.Inject(new(FaultKind.AccessDenied, operation));
        // Just before a listing of all functions, which comes every quarter of an hour.
        await account.PassAsync(TimeSpan.FromMinutes(14));
        var appeared = account.Minute;
        account.Fleet.Add(10_000, appeared);
        await account.PassAsync(TimeSpan.FromMinutes(15));

        Assert.Equal(10_020, account.Snapshot.Slots.Count);
        Held.NothingIsMadeUp(account, first);
        var own = truth.OfAccount(account.Snapshot, first, account.Minute - 1 - Held.MinutesUntilTold);
        Assert.True(own.IsExact, own.ToString());
        var busy = truth.OfFunctions(account.Snapshot, appeared, account.Minute - 12, function => function.Pace == ScriptedPace.Busy);
        Assert.True(busy.IsExact, busy.ToString());

        foreach (var function in account.Fleet.Present.Skip(20).ToList()) account.Fleet.Remove(function, account.Minute);
        await account.PassAsync(TimeSpan.FromMinutes(13));
        Held.NothingIsMadeUp(account, first);
        busy = truth.OfFunctions(account.Snapshot, appeared, account.Minute, function => function.Pace == ScriptedPace.Busy && function.Until < account.Minute);
        Assert.True(busy.IsExact, busy.ToString());

        account.Advance(TimeSpan.FromMinutes(185));
        await account.PassAsync(TimeSpan.FromMinutes(2));
        Assert.Equal(20, account.Snapshot.Slots.Count);
        Assert.All(FaultView.From(account.Snapshot.Health, account.Now), fault => Assert.StartsWith("Lambda refused", fault.Headline, StringComparison.Ordinal));
        Held.NothingPilesUp(account);
    }

    [Fact]
    public async Task When_all_functions_disappear_their_last_minutes_are_read_and_the_account_goes_on()
    {
        await using var account = await WatchedAccount.StartAsync(Cancellation, functions: 40);
        var first = account.Minute;
        await account.PassAsync(TimeSpan.FromMinutes(33));
        foreach (var function in account.Fleet.Present.ToList()) account.Fleet.Remove(function, account.Minute);
        var removed = account.Minute;
        for (var minute = 0; minute < 70; minute++)
        {
            await account.PassAsync(TimeSpan.FromMinutes(1));
            Held.NothingIsMadeUp(account, first);
        }
        Held.AllIsThere(account, first, removed + 4);
        Assert.True(account.Snapshot.Functions.All(function => function.IsGone));
        Assert.Empty(FaultView.From(account.Snapshot.Health, account.Now));
        await account.PassAsync(TimeSpan.FromMinutes(185));
        Assert.Empty(account.Snapshot.Slots);
        Assert.Equal(0, account.Snapshot.Minutes.At(account.Minute - 10)!.Account(Dashboard.Analysis.Model.AccountMetric.Invocations));
        Held.NothingPilesUp(account);
    }

    [Fact]
    public async Task Functions_that_ran_for_the_first_time_just_before_they_were_deleted_are_read_once_they_are_listed()
    {
        await using var account = await WatchedAccount.StartAsync(Cancellation, functions: 100);
        var first = account.Minute;
        await account.PassAsync(TimeSpan.FromMinutes(16));
        var unlisted = account.Faults.Inject(new(FaultKind.ServerError, "ListMetrics"));
        await account.PassAsync(TimeSpan.FromMinutes(15));
        foreach (var function in account.Fleet.Present.Where(function => function.Pace == ScriptedPace.Rare).ToList()) account.Fleet.Remove(function, account.Minute);
        await account.PassAsync(TimeSpan.FromMinutes(16));
        unlisted.Dispose();
        await account.PassAsync(TimeSpan.FromMinutes(70));
        Held.AllIsThere(account, first, account.Minute - 66);
    }

    [Fact]
    public async Task An_account_that_hangs_keeps_no_other_waiting()
    {
        var clock = new FakeTimeProvider(new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero));
        await using var hanging = await WatchedAccount.StartAsync(Cancellation, name: "hanging", aws: clock);
        await using var healthy = await WatchedAccount.StartAsync(Cancellation, name: "healthy", seed: 2, aws: clock);
        var first = healthy.Minute;
        await healthy.PassAsync(TimeSpan.FromMinutes(10));
        hanging.CatchUp();
        var fault = hanging.Faults.Inject(new(FaultKind.Silence));
        var pass = hanging.BeginPass();
        for (var minute = 0; minute < 15; minute++)
        {
            if (pass.IsCompleted)
            {
                await pass;
                pass = hanging.BeginPass();
            }
            await healthy.PassAsync(TimeSpan.FromMinutes(1));
            hanging.CatchUp();
            Held.NothingIsMadeUp(healthy, first);
            var own = new Truth(healthy.Fleet).OfAccount(healthy.Snapshot, first, healthy.Minute - 1 - Held.MinutesUntilTold);
            Assert.True(own.IsExact, own.ToString());
            Assert.Empty(FaultView.From(healthy.Snapshot.Health, healthy.Now));
        }
        Assert.NotEmpty(FaultView.From(hanging.Snapshot.Health, hanging.Now));

        fault.Dispose();
        clock.Advance(TimeSpan.FromMinutes(1));
        await pass;
        await hanging.PassAsync(TimeSpan.FromMinutes(66));
        healthy.CatchUp();
        await healthy.PassAsync(TimeSpan.FromMinutes(1));
        Held.AllIsThere(healthy, first, healthy.Minute - 68);
        Held.AllIsThere(hanging, first, hanging.Minute - 66);
    }
}
