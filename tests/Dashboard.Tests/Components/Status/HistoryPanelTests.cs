using Bunit;
using Dashboard.Components.Parts;
using Dashboard.Components.Status;
using Dashboard.History;
using Dashboard.Live;
using Dashboard.Options;
using Dashboard.Tests.History;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Tests.Components.Status;

public sealed class HistoryPanelTests : DashboardTestContext
{
    private static readonly long Newest = Now.ToUnixTimeSeconds() / 60 - 6;
    private static readonly KeptHistory Kept = new(new(Newest / 60 - 100, Newest, 3, 12_300_000), (Newest - 600, Newest + 1), null);

    [Fact]
    public void A_history_that_is_kept_tells_file_size_ranges_and_how_long()
    {
        var view = View(Kept, null);
        Assert.Equal((Level.Ok, "Every settled minute is kept."), (view.Level, view.Headline));
        Assert.Equal(
            ["File: /data/history.db", "Size: 12.3 MB, all accounts together", "Minutes: 2026-11-23 02:28 UTC – 2026-11-23 12:28 UTC; 3 functions", "Hourly sums: since 2026-11-19 08:00 UTC",
                "Newest minute: 12:28 UTC; 6 min ago", "Kept for: minutes 35 days; hourly sums, verdicts and changes 13 months"],
            view.Facts.Select(fact => $"{fact.Label}: {string.Join("; ", fact.Values)}".Replace('\u00a0', ' ')));
    }

    [Fact]
    public void A_history_that_ends_with_the_process_says_so() =>
        Assert.Contains("Dashboard:DataFolder", HistoryView.From("/tmp/x", isDurable: false, Kept, null, HistoryOptions.Default, isDemo: false, Now).Headline, StringComparison.Ordinal);

    [Fact]
    public void A_history_nothing_is_added_to_any_more_is_a_warning() =>
        Assert.Equal(Level.Warning, HistoryView.From("/data/history.db", true, Kept, null, HistoryOptions.Default, false, Now.AddHours(1)).Level);

    [Fact]
    public void A_fault_is_told_with_its_remedy_and_what_it_means()
    {
        var view = View(new(null, null, new(HistoryFaultKind.DiskFull, "There is no room left.", "Make room.")), null);
        Assert.Equal((Level.Critical, "Nothing is being kept. The live view goes on without it.", "Make room."), (view.Level, view.Headline, view.Fault?.Remedy));
    }

    [Fact]
    public void What_reading_back_costs_stands_there_before_it_begins_and_how_far_it_is_while_it_goes_on()
    {
        var before = View(Kept, Backfill(ActivityState.NotStarted, null, null)).Backfill!;
        Assert.Equal(("Not begun", null, "Up to 14 days before the start; costs $1.00 at most", ""), (before.Result, before.Share, before.Detail, before.Remaining));

        var going = View(Kept, Backfill(ActivityState.Running, (30, 120), "30 of 120 reads, $0.10 of an estimated $0.40")).Backfill!;
        Assert.Equal(("Reading", 0.25, "30 of 120 reads, $0.10 of an estimated $0.40", "90 reads to go"), (going.Result, going.Share, going.Detail, going.Remaining.Replace('\u00a0', ' ')));
    }

    [Fact]
    public void An_empty_history_has_nothing_to_hand_out()
    {
        var panel = RenderFor<HistoryPanel>(Snapshot.Build());
        panel.WaitForAssertion(() => Assert.Contains("Nothing is kept yet", panel.Markup, StringComparison.Ordinal));
        Assert.Empty(panel.FindAll("form"));
    }

    [Fact]
    public void Minutes_that_are_kept_can_be_handed_out_the_last_day_unless_told_otherwise()
    {
        var snapshot = Snapshot.Build();
        var archive = Services.GetRequiredService<HistoryArchive>();
        Assert.Null(archive.Write(snapshot.Scope.Key, writer => writer.Write(snapshot.Scope.Key, [TemporaryHistory.Minute(Newest - 2000, 1), TemporaryHistory.Minute(Newest, 5)], ["f", "idle"])));
        var panel = RenderFor<HistoryPanel>(snapshot);
        panel.WaitForAssertion(() => Assert.Equal("history.csv", panel.Find("form").GetAttribute("action")));
        Assert.Equal([snapshot.Scope.Key, "2026-11-22T12:29", "2026-11-23T12:29", null], panel.FindAll("form input").Select(input => input.GetAttribute("value")));
        Assert.Equal("history.sqlite", panel.Find("button[formaction]").GetAttribute("formaction"));
    }

    private static HistoryView View(KeptHistory kept, ActivityHealth? backfill) =>
        HistoryView.From("/data/history.db", isDurable: true, kept, backfill, HistoryOptions.Default, isDemo: false, Now);

    private static ActivityHealth Backfill(ActivityState state, (int, int)? progress, string? detail) =>
        new(PollActivity.Backfill, state, TimeSpan.FromHours(24), null, null, null, null, null, progress, detail);
}
