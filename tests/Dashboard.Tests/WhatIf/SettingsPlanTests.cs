using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations.Exports;
using Dashboard.Analysis.WhatIf;
using Dashboard.Tests.Components;
using Dashboard.WhatIf;

namespace Dashboard.Tests.WhatIf;

public sealed class SettingsPlanTests
{
    private static readonly FunctionAlias Live = new("live", "7");
    private static readonly FunctionAlias Beta = new("beta", "8");

    private readonly SnapshotBuilder _snapshot = new(new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero));

    [Fact]
    public void What_is_set_already_is_not_set_again()
    {
        Has("f", reserved: 60, [Live], new ProvisionedConcurrency("live", 20, 20, 20, "READY", null));
        var plan = Plan(ChangeSet.None.With("f", new(ReservedConcurrency.Of(60), 20)) with { AccountLimit = 1000 });
        Assert.True(plan.Changes.IsEmpty);
        Assert.Empty(plan.LeftOut);
    }

    [Fact]
    public void What_differs_is_set_with_what_it_was()
    {
        Has("b", reserved: 60, [Live], new ProvisionedConcurrency("live", 20, 20, 20, "READY", null));
        Has("a", reserved: null, [Live]);
        var plan = Plan(ChangeSet.None.With("b", new(ReservedConcurrency.Of(80), 30)).With("a", new(ReservedConcurrency.Of(5), 3)) with { AccountLimit = 1500 });
        Assert.Equal([new("a", null, 5), new("b", 60, 80)], plan.Changes.Reservations);
        Assert.Equal([new("a", Live, 0, 3), new("b", Live, 20, 30)], plan.Changes.Provisioned);
        Assert.Equal(1500, plan.Changes.AccountLimit);
    }

    [Fact]
    public void A_removal_is_one_of_every_alias()
    {
        Has("f", reserved: 60, [Live, Beta], new ProvisionedConcurrency("live", 20, 20, 20, "READY", null), new ProvisionedConcurrency("beta", 4, 4, 4, "READY", null));
        var plan = Plan(ChangeSet.None.With("f", new(ReservedConcurrency.None, 0)));
        Assert.Equal([new ReservationChange("f", 60, null)], plan.Changes.Reservations);
        Assert.Equal([new("f", Live, 20, 0), new("f", Beta, 4, 0)], plan.Changes.Provisioned);
    }

    [Fact]
    public void What_several_aliases_are_to_share_is_left_to_people()
    {
        Has("f", reserved: null, [Live, Beta], new ProvisionedConcurrency("live", 20, 20, 20, "READY", null), new ProvisionedConcurrency("beta", 4, 4, 4, "READY", null));
        Has("bare", reserved: null, []);
        Has("version", reserved: null, [Live], new ProvisionedConcurrency("3", 20, 20, 20, "READY", null));
        var plan = Plan(ChangeSet.None.With("f", FunctionChange.Provision(30)).With("bare", FunctionChange.Provision(30)).With("version", FunctionChange.Provision(0)));
        Assert.True(plan.Changes.IsEmpty);
        Assert.Collection(
            plan.LeftOut,
            reason => Assert.Equal("Provisioned concurrency of bare: it has no alias to give it to. Publish one first.", reason),
            reason => Assert.StartsWith("Provisioned concurrency of f: the page does not know which", reason, StringComparison.Ordinal),
            reason => Assert.StartsWith("Provisioned concurrency of version: the page does not know which", reason, StringComparison.Ordinal));
    }

    [Fact]
    public void What_cannot_be_asked_for_is_left_out_with_the_reason()
    {
        _snapshot.Function(Rows.Idle("gone"), Configurations.Plain with { IsGone = true });
        var plan = Plan(ChangeSet.None.With("gone", FunctionChange.Reserve(5)) with { AccountLimit = 900 });
        Assert.True(plan.Changes.IsEmpty);
        Assert.Equal(["gone is no longer there: it cannot be given anything.", "The account limit of 900 is below today's 1,000: Service Quotas takes requests for more, not for less. AWS Support lowers it."], plan.LeftOut);
    }

    [Fact]
    public void What_is_unknown_today_is_set_if_it_can_be()
    {
        _snapshot.Function(Rows.Idle("f"), Configurations.Plain with { Reserved = ReservedConcurrency.Unknown, Provisioned = null });
        var plan = Plan(ChangeSet.None.With("f", new(ReservedConcurrency.Of(5), 3)));
        Assert.Equal([new ReservationChange("f", null, 5)], plan.Changes.Reservations);
        Assert.Contains("is not known", Assert.Single(plan.LeftOut), StringComparison.Ordinal);
    }

    private SettingsPlan Plan(ChangeSet changes) => SettingsPlan.Of(changes, _snapshot.Build());

    private void Has(string name, int? reserved, FunctionAlias[] aliases, params ProvisionedConcurrency[] provisioned) => _snapshot.Function(
        Rows.Idle(name), Configurations.Plain with { Reserved = reserved is { } value ? ReservedConcurrency.Of(value) : ReservedConcurrency.None, Aliases = [.. aliases], Provisioned = [.. provisioned] });
}
