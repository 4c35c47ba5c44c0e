using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Rules;
using Dashboard.History;
using Dashboard.History.Recording;
using Dashboard.Live;
using Dashboard.Options;
using Dashboard.Tests.Components;

namespace Dashboard.Tests.History.Recording;

public sealed class RecordedRecommendationsTests : IDisposable
{
    private const int ADay = 1440;
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 12, 0, 20, TimeSpan.Zero);
    private static readonly long First = Start.ToUnixTimeSeconds() / 60;
    private static readonly AccountScope Scope = new SnapshotBuilder(Start).Scope;

    private readonly HistoryArchive _archive = new(dataFolder: null);

    [Fact]
    public void A_recommendation_is_kept_when_it_appears_changes_its_value_and_is_gone_for_a_day()
    {
        var recorder = Recorder();
        Record(recorder, 0, peak: 100);
        Record(recorder, 60, peak: 100);
        Record(recorder, 120, peak: 200);
        Assert.Equal([("50", "120", First, First + 120, "240"), ("50", "240", First + 120, null, null)], Kept());

        // Within a tenth of what is needed nothing is recommended.
        Record(recorder, 180, peak: 42);
        Record(recorder, 179 + ADay, peak: 42);
        Assert.Null(Kept()[^1].Until);
        Record(recorder, 240 + ADay, peak: 42);
        Assert.Equal(("50", "240", First + 120, First + 180, null), Kept()[^1]);
        Assert.Equal((First, First + 240 + ADay), _archive.Reader.RecommendationsLookedAt(Scope.Key));
    }

    [Fact]
    public void A_value_that_moves_with_the_hour_is_the_same_advice_until_it_is_a_tenth_off()
    {
        var recorder = Recorder();
        foreach (var (hour, peak) in new[] { 100f, 110, 90, 100, 110.5f }.Index()) Record(recorder, 60 * hour, peak);

        Assert.Equal(["120", "133"], Kept().Select(each => each.After));
    }

    [Fact]
    public void What_comes_back_within_a_day_was_never_withdrawn()
    {
        var recorder = Recorder();
        Record(recorder, 0, peak: 100);
        Record(recorder, 60, peak: 42);
        Record(recorder, 60 + ADay - 60, peak: 100);
        Record(recorder, 120 + ADay, peak: 42);
        Record(recorder, 2 * ADay, peak: 42);

        Assert.Equal([("50", "120", First, null, null)], Kept());
    }

    [Fact]
    public void Nothing_is_looked_at_twice_an_hour()
    {
        var recorder = Recorder();
        Record(recorder, 0, peak: 100);
        Record(recorder, 59, peak: 200);
        Assert.Equal([("50", "120", First, null, null)], Kept());

        Record(recorder, 60, peak: 200);
        Assert.Equal(["120", "240"], Kept().Select(each => each.After));
    }

    [Fact]
    public void A_setting_that_was_changed_or_a_function_removed_ends_it_at_once()
    {
        var recorder = Recorder();
        Record(recorder, 0, peak: 100);
        Record(recorder, 60, peak: 100, reserved: 120);
        Assert.Equal([("50", "120", First, First + 60, null)], Kept());

        Record(recorder, 120, peak: 200, reserved: 120);
        Record(recorder, 180, peak: 200, reserved: 120, isGone: true);
        Assert.Equal(("120", "240", First + 120, First + 180, null), Kept()[^1]);
    }

    [Fact]
    public void A_second_recorder_keeps_nothing_anew_and_withdraws_nothing_it_cannot_judge()
    {
        Record(Recorder(), 0, peak: 100);
        var second = Recorder();
        Record(second, 60, peak: 100);
        Record(second, 120, peak: null);
        Record(second, 180 + ADay, peak: null);
        Record(second, 240 + 2 * ADay, peak: null);

        Assert.Equal([("50", "120", First, null, null)], Kept());
    }

    [Fact]
    public void Nothing_is_looked_at_before_the_last_days_are_read_unless_they_cannot_be()
    {
        var recorder = Recorder();
        Record(recorder, 0, peak: 100, hasUsage: false);
        Record(recorder, 59, peak: 100, hasUsage: false);
        Assert.Null(_archive.Reader.RecommendationsLookedAt(Scope.Key));

        Record(recorder, 60, peak: 100, hasUsage: false);
        Assert.Equal([("50", "120", First + 60, null, null)], Kept());
    }

    [Fact]
    public void What_could_not_be_written_is_written_with_the_next_snapshot()
    {
        var recommended = new RecordedRecommendations();
        var snapshot = Snapshot(0, 100, 50, false, true);

        var first = recommended.Due(snapshot);
        Assert.Equal(first, recommended.Due(snapshot));
        recommended.Written(snapshot, first);

        Assert.NotEmpty(first);
        Assert.Empty(recommended.Due(snapshot));
    }

    [Fact]
    public void What_was_recommended_of_another_file_is_kept_again()
    {
        var recorder = Recorder();
        Record(recorder, 0, peak: 100);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        File.Move(_archive.Path, _archive.Path + ".aside");

        Record(recorder, 1, peak: 100);

        Assert.Equal([("50", "120", First + 1, null, null)], Kept());
    }

    private HistoryRecorder Recorder() => new(Scope, _archive, HistoryOptions.Default);

    private static void Record(HistoryRecorder recorder, int at, float? peak, int reserved = 50, bool isGone = false, bool hasUsage = true) =>
        Assert.Null(recorder.Record(Snapshot(at, peak, reserved, isGone, hasUsage)));

    /// <summary>A function that reaches a peak in every minute; null: it is not read.</summary>
    private static AccountSnapshot Snapshot(int at, float? peak, int reserved, bool isGone, bool hasUsage)
    {
        var builder = new SnapshotBuilder(Start.AddMinutes(at))
            .Function(Rows.Idle("pay"), Configurations.Plain with { Reserved = ReservedConcurrency.Of(reserved), IsGone = isGone });
        if (peak is { } concurrency)
        {
            builder.Values(FunctionMetric.Invocations, Filled(600)).Values(FunctionMetric.DurationAverage, Filled(1000)).Values(FunctionMetric.ConcurrentExecutions, Filled(concurrency));
        }
        var snapshot = builder.Build();
        var input = snapshot.Analysis.Input with { Usage = hasUsage ? new(0, 0, null, System.Collections.Immutable.ImmutableDictionary<string, HourlyUsage>.Empty) : null };
        return snapshot with { Analysis = new Analyzer([], []).Analyze(input) };
    }

    private static float[] Filled(float value)
    {
        var values = new float[SnapshotBuilder.Minutes];
        Array.Fill(values, value);
        return values;
    }

    private List<(string? Before, string After, long From, long? Until, string? Next)> Kept() =>
    [
        .. _archive.Reader.Recommendations(Scope.Key, 0, long.MaxValue).Where(each => each.Given is { Function: "pay", Kind: RecommendationKind.Reserved })
            .Select(each => (each.Given.Before, each.Given.After, each.From, each.Until, each.Next)),
    ];

    public void Dispose() => _archive.Dispose();
}
