using Dashboard.Analysis.Findings;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.Demo;
using Dashboard.History;
using Dashboard.History.Coding;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.BrowserTests;

/// <summary>A week before the demo account's own past and young enough that its minutes are kept, written into its history by hand: a full meeting's worth.</summary>
internal static class RecordedReview
{
    /// <summary>More than are shown at first.</summary>
    public const int Hotspots = 24;

    public const int Stranded = 6;

    private const string Scope = "demo-us-east-1";
    private static readonly Lock Gate = new();
    private static IsoWeek? _week;

    /// <summary>Of the account as it was named by whoever reserved it: as long as Lambda allows, and without a place to break.</summary>
    public static string Longest { get; } = "warehouse_replenishment_" + new string('x', 40);

    public static IsoWeek WeekIn(DashboardApp app)
    {
        lock (Gate)
        {
            if (_week is { } written) return written;
            var week = IsoWeek.Of(TimeProvider.System.GetUtcNow(), TimeZoneInfo.Utc).Add(-3);
            var archive = app.Services.GetRequiredService<HistoryArchive>();
            Assert.Equal(Scope, DemoAccount.Scope.Key);
            Write(archive, week.Minutes(TimeZoneInfo.Utc).First);
            _week = week;
            return week;
        }
    }

    private static void Write(HistoryArchive archive, long first)
    {
        Keep(writer => writer.WriteSeries(Scope, "", [.. Enumerable.Range(-168, 2 * 168).Select(hour => (first / 60 + hour, Account(hour)))]));
        for (var spot = 0; spot < Hotspots; spot++)
        {
            var name = spot == 0 ? Longest : $"orders-step-{spot:00}";
            var harm = (Harm)(spot % 4 + (int)Harm.Retried);
            Keep(writer => writer.AddVerdicts(Scope, [.. Enumerable.Range(0, 90).Select(minute => new RecordedVerdict(
                name, first + spot * 400 + minute, minute % 3 == 0 ? Pattern.PoolUsed : Pattern.ReservedCap, Confidence.Proved, harm, 7 * (Hotspots - spot)))]));
        }
        RecommendationChange[] given =
        [
            .. Enumerable.Range(0, Stranded).Select(i => Reserve($"tax-{i}", 50 + i, i == 0 ? GivenRecommendation.Removed : "5", isStranded: true)),
            .. Enumerable.Range(0, 4).Select(i => Provision($"search-{i}", $"{40 + i}", "12", -31.25m * (i + 1))),
            Reserve(Longest, 20, "73", isStranded: false), Reserve("mail", 10, "156", isStranded: false), Provision("catalog", "20", "79", 509.77m),
            .. Enumerable.Range(0, 9).Select(i => Of(new($"hung-{i}", RecommendationKind.Timeout, "900", "9", "Set the timeout to 9 s", "When a dependency hangs it holds its environment.", null, false))),
        ];
        Keep(writer => writer.WriteRecommendations(Scope, first - 30, given));
        Keep(writer => writer.WriteRecommendations(Scope, first + 9_000, [new("mail", RecommendationKind.Reserved, first + 9_000, null)]));
        Keep(writer => writer.WriteRecommendations(Scope, first + 20_000, []));
        Keep(writer => writer.WriteChanges(
            Scope, [new("orders-step-01", first + 430, ChangedSetting.Deployment, "a", "b"), new("mail", first + 8_990, ChangedSetting.Reserved, "10", "156"), new("", first + 5_000, ChangedSetting.AccountLimit, "1000", "1500")],
            [new("mail", ChangedSetting.Reserved, "156"), new("tax-0", ChangedSetting.Reserved, null), new("tax-1", ChangedSetting.Reserved, "51"), new("catalog", ChangedSetting.Provisioned, "live: 40")]));
        Keep(writer => writer.WriteDecision(Scope, new("mail", "Reserved", first + 600, "10", "156", true, "agreed with the newsletter team")));
        Keep(writer => writer.WriteDecision(Scope, new("tax-1", "Reserved", first + 610, "51", "5", false, "needed at the end of the year")));
        Keep(writer => writer.WriteDecision(Scope, new(Longest, "Reserved", first + 620, "20", "73", true, "")));

        RecommendationChange Of(GivenRecommendation each) => new(each.Function, each.Kind, first - 30, each);

        RecommendationChange Reserve(string function, int before, string after, bool isStranded) => Of(new(
            function, RecommendationKind.Reserved, $"{before}", after, $"Reserve {after}", "It never came near its reservation; what it does not need goes back to the pool without a quota request.", 0, isStranded));

        RecommendationChange Provision(string function, string before, string after, decimal monthly) =>
            Of(new(function, RecommendationKind.Provisioned, before, after, $"Provision {after} for live", "Even at its peak most of it stood idle, and is paid for.", monthly, false));

        void Keep(Func<HistoryWriter, HistoryFault?> write) => Assert.Null(archive.Write(Scope, write));
    }

    private static HourBlock Account(int hour)
    {
        var block = new HourBlock(SeriesShape.Account);
        block[(int)AccountMetric.Invocations].Fill(5_000);
        block[(int)AccountMetric.Throttles].Clear();
        block[(int)AccountMetric.ClaimedAccountConcurrency].Fill(300 + (hour % 24 + 24) % 24 * 29);
        return block;
    }
}
