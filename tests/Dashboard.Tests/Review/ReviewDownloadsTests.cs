using System.Collections.Immutable;
using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Review;
using Dashboard.Downloads;
using Dashboard.Live;
using Dashboard.Review;
using static Dashboard.Tests.Review.Limits;

namespace Dashboard.Tests.Review;

public sealed class ReviewDownloadsTests
{
    private const string Hostile = "a|b<script>_x_";
    private static readonly AccountScope Scope = new("shop", "Shop, main", "eu-west-1", IsDemo: false);

    private static ReviewedWeek Week(string function = "pay", WeekLimits? limits = null)
    {
        Decision decision = new(function, "Reserved", First + 50, "50", "80", true, "a | b\n# c");
        ImmutableArray<Decision> decisions = [decision, decision with { Function = "tax", Minute = First + 52, After = "5", IsAccepted = false, Note = "=cmd" }];
        return new(
            Scope,
            WeekReview.Of(new()
            {
                Week = RecordedWeek.Week,
                Zone = TimeZoneInfo.Utc,
                NowMinute = First + 20_000,
                Verdicts =
                [
                    new(function, First + 30, Pattern.PoolUsed, Confidence.Proved, Harm.Rejected, 20),
                    new(function, First + 60, Pattern.PoolUsed, Confidence.Proved, Harm.Rejected, 30),
                    new("mail", First + 61, Pattern.ReservedCap, Confidence.Proved, Harm.Retried, 10),
                ],
                Account = new(First - 10_080, new float[20_160], new float[20_160]),
                Limit = 1000,
                Changes = [new(function, First + 55, ChangedSetting.Reserved, "50", "80"), new("quiet", First + 5_000, ChangedSetting.Deployment, "a", "b")],
                Decisions = decisions,
                EarlierWeeks = [ImmutableDictionary<string, long>.Empty.Add(function, 4)],
            }),
            limits ?? Recorded(Stands(Reserve("tax", 50, "5", isStranded: true)), Stands(Provision("idle", "20", "12", -31.25m)), Stands(Reserve(function, 50, "80")), Stands(Timeout("slow"))),
            decisions, TimeZoneInfo.Utc);
    }

    [Fact]
    public void The_table_has_a_line_for_each_hotspot_in_the_order_of_harm()
    {
        var spots = Lines(Week(), "hotspot");

        Assert.Equal(["pay", "mail"], spots.Select(spot => spot["function"]));
        AssertFields(spots[0], "account=Shop, main", "region=eu-west-1", "week=2026-W47", "time_zone=UTC", "rank=1", "harm=Rejected", "throttled_requests=50", "throttled_share_fraction=0.833333",
            "throttled_minutes=2", "worst_hour_utc=2026-11-16T01:00:00Z", "cause=PoolUsed", "cause_share_fraction=1", "throttled_2026-W46=4", "throttled_2026-W47=50");
        AssertFields(spots[1], "rank=2", "harm=Retried", "throttled_requests=10", "throttled_2026-W46=0");
    }

    [Fact]
    public void The_table_has_the_headline_the_changes_and_what_came_of_decisions()
    {
        var week = Week();

        var figures = Lines(week, "headline");
        Assert.Equal(
            ["throttled_requests=60/0", "throttled_minutes=3/0", "minutes_above_80_percent_of_limit_claimed=0/0", "throttled_requests=50/", "throttled_requests=10/",
                "throttled_requests_of_no_known_function=0/", "minutes_known=10080/", "minutes_passed=10080/"],
            figures.Select(line => $"{line["figure"]}={line["value"]}/{line["week_before"]}"));
        Assert.Equal(["", "", "", "Rejected", "Retried", "", "", ""], figures.Select(line => line["harm"]));
        AssertFields(
            Lines(week, "change")[0], "function=pay", "setting=Reserved", "at_utc=2026-11-16T00:55:00Z", "before=50", "after=80", "throttled_requests_hour_before=20", "throttled_requests_hour_after=30");
        Assert.Equal(["pay", "quiet"], Lines(week, "change").Select(line => line["function"]));
        var decisions = Lines(week, "decision");
        AssertFields(decisions[1], "function=pay", "setting=Reserved", "at_utc=2026-11-16T00:50:00Z", "before=50", "after=80", "decision=accepted", "outcome=reserved concurrency 50 → 80",
            "applied_utc=2026-11-16T00:55:00Z", "applied_before=50", "applied_after=80", "throttled_minutes_before=1", "throttled_minutes_after=1");
        AssertFields(decisions[0], "function=tax", "decision=declined", "note='=cmd", "outcome=declined, and not changed", "applied_utc=", "throttled_minutes_before=0");
    }

    [Fact]
    public void The_table_has_the_limits_by_group_and_what_was_recommended_beside_them()
    {
        var limits = WeekLimits.Of(
            Advice(Stands(Reserve("tax", 50, "none", isStranded: true)), Stands(Provision("idle", "20", "12", -31.25m)), new(Reserve("pay", 50, "80"), First, First + 90, "90"), Stands(Timeout("slow")))
                .Now("tax", ChangedSetting.Reserved, null).Now("pay", ChangedSetting.Reserved, "80"), First, End);
        var week = Week(limits: limits);

        AssertFields(
            Assert.Single(Lines(week, "stranded_reserve")), "function=tax", "setting=Reserved", "before=50", "after=none", "now=none", "back_to_pool=50", "monthly_change_usd=0", "decision=", "at_utc=2026-11-16T01:00:00Z",
            "until_utc=", "reason=It never came near its reservation.");
        AssertFields(Assert.Single(Lines(week, "oversized_provisioned")), "function=idle", "before=20", "after=12", "now=", "back_to_pool=", "monthly_change_usd=-31.25");
        AssertFields(Assert.Single(Lines(week, "other_limit")), "function=pay", "before=50", "after=80", "now=80", "back_to_pool=-30", "until_utc=2026-11-16T01:30:00Z", "decision=accepted");
        AssertFields(Assert.Single(Lines(week, "also_recommended")), "function=slow", "setting=Timeout", "before=900", "after=9", "what_to_do=Set the timeout to 9 s");
        Assert.Equal(["headline", "hotspot", "change", "decision", "stranded_reserve", "oversized_provisioned", "other_limit", "also_recommended"], Csv(week).Select(line => line["section"]).Distinct());
    }

    [Fact]
    public void What_is_recommended_now_stands_where_it_is()
    {
        var limits = new WeekLimits(false, [new(Adjustment.Of(Reserve("pay", 50, "80"))!, null)], [], LimitsGap.None, null);

        AssertFields(Assert.Single(Lines(Week(limits: limits), "other_limit")), "before=50", "now=50", "at_utc=");
        Assert.Contains("| Function | Setting | Now | Recommended | Effect | Why | Decision |\n| --- | --- | ---: | ---: | ---: | --- | --- |\n| pay | reserved | 50 | 80 | 30 from the pool |", ReviewMarkdown.Write(Week(limits: limits)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_function_named_like_a_formula_is_plain_text_in_every_line()
    {
        var lines = Csv(Week("=SUM(A1,B1)")).Where(line => line["function"].Contains("SUM", StringComparison.Ordinal)).ToList();

        Assert.Equal(["hotspot", "change", "decision", "other_limit"], lines.Select(line => line["section"]));
        Assert.All(lines, line => Assert.Equal("'=SUM(A1,B1)", line["function"]));
    }

    [Fact]
    public void The_notes_tell_the_week_with_hotspots_changes_decisions_and_limits()
    {
        var notes = ReviewMarkdown.Write(Week());

        Assert.StartsWith("# Lambda concurrency, week 47 of 2026\n\nShop, main, eu-west-1: 16 Nov 2026 – 22 Nov 2026, UTC\n", notes, StringComparison.Ordinal);
        Assert.Contains("- Requests throttled: 60 (none the week before)\n", notes, StringComparison.Ordinal);
        Assert.Contains("\n| Function | Harm | Limit that was hit | Requests throttled | Share | Minutes | Worst hour | What to do |\n| --- | --- | --- | ---: | ---: | ---: | --- | --- |\n| pay | callers get 429 | Pool used up | 50 | 83\u00a0% | 2 | Mon 01:00 |", notes, StringComparison.Ordinal);
        Assert.Contains("- Mon 16 Nov 00:55 pay: reserved concurrency 50 → 80 (throttled 20 the hour before, 30 the hour after)\n- 1\u00a0deployment, creation or removal with nothing throttled the hour before and after\n", notes, StringComparison.Ordinal);
        Assert.Contains("| Mon 16 Nov 00:50 | pay | reserved concurrency: accepted 50 → 80 | reserved concurrency 50 → 80: throttled minutes 1 → 1 in 6\u00a0d 23\u00a0h before and after | a \\| b \\# c |\n", notes, StringComparison.Ordinal);
        Assert.Contains("| Mon 16 Nov 00:52 | tax | reserved concurrency: declined 50 → 5 | declined, and not changed: throttled minutes 0 → 0 in 6\u00a0d 23\u00a0h before and after | =cmd |\n", notes, StringComparison.Ordinal);
        Assert.Contains("### Stranded reserve: 45 back to the pool in total\n\n| Function | Setting | Was | Recommended | Effect | Why | Now | Decision |\n", notes, StringComparison.Ordinal);
        Assert.Contains("| tax | reserved | 50 | 5 | 45 to the pool | It never came near its reservation. | not known | declined 16 Nov 2026: =cmd |\n", notes, StringComparison.Ordinal);
        Assert.Contains("### Over-sized provisioned concurrency: $31.25 a month saved in total\n", notes, StringComparison.Ordinal);
        Assert.Contains("| idle | provisioned | 20 | 12 | −$31.25 a month |", notes, StringComparison.Ordinal);
        Assert.Contains("### Other limits more than 20\u00a0% from what is recommended\n", notes, StringComparison.Ordinal);
        Assert.EndsWith("### Also recommended: 1\u00a0timeout\n\n- slow: Set the timeout to 9 s \\(900\u00a0s then\\)\n", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_was_recorded_the_notes_say_so()
    {
        var notes = ReviewMarkdown.Write(Week(limits: WeekLimits.Of(RecordedAdvice.None, First, End)));

        Assert.EndsWith("## Limits to adjust\n\nAs recommended in the week, beside where they stand now.\n\nNothing was recorded of what was recommended in this week.\n", notes, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_names_and_notes_becomes_markup()
    {
        var notes = ReviewMarkdown.Write(Week(Hostile));

        Assert.Contains("| a\\|b\\<script\\>\\_x\\_ |", notes, StringComparison.Ordinal);
        Assert.DoesNotContain(Hostile, notes, StringComparison.Ordinal);
        Assert.Contains("accepted 16 Nov 2026: a \\| b \\# c |\n", notes, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pay-orders_v2.1", "pay-orders\\_v2.1")]
    [InlineData("[x](javascript:1)", "\\[x\\]\\(javascript:1\\)")]
    [InlineData("https://a.b www.c.d e@f.g", "https\\://a.b www\\.c.d e\\@f.g")]
    [InlineData("a\r\n# b\u2028c\td", "a  \\# b c d")]
    [InlineData("`$x$`&lt;", "\\`\\$x\\$\\`\\&lt;")]
    public void Letters_that_mean_something_are_escaped(string name, string escaped) => Assert.Equal(escaped, MarkdownText.Escape(name));

    private static void AssertFields(Dictionary<string, string> line, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields) Assert.Equal(field, $"{field.Split('=')[0]}={line[field.Split('=')[0]]}");
    }

    private static List<Dictionary<string, string>> Lines(ReviewedWeek week, string section) => [.. Csv(week).Where(line => line["section"] == section)];

    private static List<Dictionary<string, string>> Csv(ReviewedWeek week)
    {
        var lines = ReviewCsv.Write(week).Split("\r\n")[..^1].Select(Downloads.CsvFields.Of).ToArray();
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        return [.. lines[1..].Select(line => lines[0].Zip(line).ToDictionary(field => field.First, field => field.Second))];
    }
}
