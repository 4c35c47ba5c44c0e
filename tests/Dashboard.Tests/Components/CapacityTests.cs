using Dashboard.Analysis.Model;
using Dashboard.Components.Parts;

namespace Dashboard.Tests.Components;

public sealed class CapacityTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero);
    private readonly SnapshotBuilder _snapshot = new(Now);

    [Fact]
    public void Segments_add_up_to_the_limit_and_free_is_limit_minus_claimed()
    {
        // 200 reserved, of them 30 provisioned inside; 50 provisioned outside; 400 claimed, so 150 run unreserved.
        _snapshot.Limits(new(1_000, 800)).Account(AccountMetric.ClaimedAccountConcurrency, 390, 400)
            .Function(Rows.Idle("inside"), Configurations.Plain with { Reserved = ReservedConcurrency.Of(200), Provisioned = [new("live", 30, 30, 0, "READY", null)] })
            .Function(Rows.Idle("outside"), Configurations.Plain with { Provisioned = [new("live", 60, 50, 0, "IN_PROGRESS", null)] });
        var capacity = Capacity.From(_snapshot.Build().Ledger);

        Assert.Equal([(SegmentKind.Reserved, 200), (SegmentKind.Provisioned, 50), (SegmentKind.InUse, 150), (SegmentKind.Free, 600)], capacity.Segments.Select(s => (s.Kind, s.Value)));
        Assert.Equal(1, capacity.Segments.Sum(s => s.Share), 9);
        Assert.Equal(0.4, capacity.ClaimedShare);
        Assert.Equal(600, capacity.Free);
    }

    [Fact]
    public void A_division_nobody_knows_is_not_invented()
    {
        _snapshot.Account(AccountMetric.ClaimedAccountConcurrency, 400).Function(Rows.Idle("unread"), Configurations.Plain with { Provisioned = null });
        Assert.Equal([SegmentKind.Claimed, SegmentKind.Free], Capacity.From(_snapshot.Build().Ledger).Segments.Select(s => s.Kind));
    }

    [Fact]
    public void Without_a_limit_there_is_no_share_and_no_bar()
    {
        var capacity = Capacity.From(_snapshot.Limits(null).Account(AccountMetric.ClaimedAccountConcurrency, 400).Build().Ledger);
        Assert.Null(capacity.Free);
        Assert.Null(capacity.ClaimedShare);
        Assert.Empty(capacity.Segments);
        Assert.Contains("not known", capacity.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void More_claimed_than_the_limit_leaves_nothing_free() =>
        Assert.Equal(0, Capacity.From(_snapshot.Account(AccountMetric.ClaimedAccountConcurrency, 1_004).Build().Ledger).Free);
}
