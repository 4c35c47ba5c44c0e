using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Review;
using Dashboard.Downloads;
using Dashboard.Live;

namespace Dashboard.Tests.Review;

public sealed class ReviewDownloadsTests
{
    private static readonly AccountScope Scope = new("shop", "Shop, main", "eu-west-1", IsDemo: false);
    private static readonly long First = RecordedWeek.First;

    private static WeekReview Review(string function = "pay") => WeekReview.Of(new()
    {
        Week = RecordedWeek.Week,
        Zone = TimeZoneInfo.Utc,
        NowMinute = First + 20_000,
        Verdicts =
        [
            new(function, First + 60, Pattern.PoolUsed, Confidence.Proved, Harm.Rejected, 30),
            new("mail", First + 61, Pattern.ReservedCap, Confidence.Proved, Harm.Retried, 10),
        ],
        Account = new(First, new float[10_080], new float[10_080]),
        Limit = 1000,
        Changes = [new(function, First + 55, ChangedSetting.Reserved, "50", null)],
        Decisions = [new(function, "Reserved", First + 50, "50", "80", false, "a | b\n# c")],
        EarlierWeeks = [System.Collections.Immutable.ImmutableDictionary<string, long>.Empty.Add(function, 4)],
    });

    [Fact]
    public void The_table_has_a_line_for_each_hotspot_in_the_order_of_harm()
    {
        var lines = ReviewCsv.Write(Scope, Review(), TimeZoneInfo.Utc).Split("\r\n");

        Assert.EndsWith(",throttled_2026-W46,throttled_2026-W47", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("\"Shop, main\",eu-west-1,2026-W47,UTC,1,pay,Rejected,30,0.75,1,2026-11-16T01:00:00Z,PoolUsed,1,", lines[1], StringComparison.Ordinal);
        Assert.EndsWith(",4,30", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("\"Shop, main\",eu-west-1,2026-W47,UTC,2,mail,Retried,10,0.25,", lines[2], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
    }

    [Fact]
    public void A_function_named_like_a_formula_is_plain_text_in_the_table() =>
        Assert.Contains(",1,\"'=SUM(A1,B1)\",", ReviewCsv.Write(Scope, Review("=SUM(A1,B1)"), TimeZoneInfo.Utc), StringComparison.Ordinal);

    [Fact]
    public void The_notes_tell_the_week_with_hotspots_changes_and_decisions()
    {
        var notes = ReviewMarkdown.Write(Scope, Review(), TimeZoneInfo.Utc);

        Assert.StartsWith("# Lambda concurrency, week 47 of 2026\n", notes, StringComparison.Ordinal);
        Assert.Contains("- Requests throttled: 40 (", notes, StringComparison.Ordinal);
        Assert.Contains("| pay | callers get 429 | Pool used up | 30 | 75\u00a0% | 1 | Mon 01:00 |", notes, StringComparison.Ordinal);
        Assert.Contains("- Mon 16 Nov 00:55 pay: reserved concurrency 50 → none (throttled 0 the hour before, 30 the hour after)", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_names_and_notes_becomes_markup()
    {
        var notes = ReviewMarkdown.Write(Scope, Review("a|b<script>_x_"), TimeZoneInfo.Utc);

        Assert.Contains("| a\\|b\\<script\\>\\_x\\_ |", notes, StringComparison.Ordinal);
        Assert.Contains("declined – a \\| b \\# c\n", notes, StringComparison.Ordinal);
    }
}
