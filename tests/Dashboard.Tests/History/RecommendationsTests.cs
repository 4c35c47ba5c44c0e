using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Review;
using Dashboard.History;

namespace Dashboard.Tests.History;

public sealed class RecommendationsTests : IDisposable
{
    private const string Scope = TemporaryHistory.Scope;
    private const long Hour = 490_008;
    private const long First = Hour * 60;

    private readonly TemporaryHistory _history = new();

    [Fact]
    public void Each_value_is_kept_with_the_time_it_stood()
    {
        using var writer = _history.Open();
        Write(writer, First, Change(0, Reserve("f", "80")), Change(0, Reserve("g", "5") with { Before = null, Monthly = null, IsStranded = true, Title = "\"'x" }), Change(0, Reserve("", "9")));
        Write(writer, First + 60, Change(60, Reserve("f", "90")));
        Write(writer, First + 120, new RecommendationChange("f", RecommendationKind.Reserved, First + 120, null));

        Assert.Equal(
            [
                new(Reserve("", "9"), First, null, null), new(Reserve("f", "80"), First, First + 60, "90"), new(Reserve("f", "90"), First + 60, First + 120, null),
                new RecordedRecommendation(Reserve("g", "5") with { Before = null, Monthly = null, IsStranded = true, Title = "\"'x" }, First, null, null),
            ], _history.Reader.Recommendations(Scope, 0, long.MaxValue));
        Assert.Equal((First, First + 120), _history.Reader.RecommendationsLookedAt(Scope));
        Assert.Empty(_history.Reader.Recommendations("other", 0, long.MaxValue));
        Assert.Null(_history.Reader.RecommendationsLookedAt("other"));
    }

    [Theory]
    [InlineData(-10, 0, "")]
    [InlineData(-10, 1, "80")]
    [InlineData(0, 60, "80")]
    [InlineData(59, 61, "80 90")]
    [InlineData(60, 61, "90")]
    [InlineData(119, 500, "90")]
    [InlineData(120, 500, "")]
    public void A_range_has_what_stood_at_some_time_in_it(int from, int end, string values)
    {
        using var writer = _history.Open();
        Write(writer, First, Change(0, Reserve("f", "80")));
        Write(writer, First + 60, Change(60, Reserve("f", "90")));
        Write(writer, First + 120, new RecommendationChange("f", RecommendationKind.Reserved, First + 120, null));

        Assert.Equal(values, string.Join(' ', _history.Reader.Recommendations(Scope, First + from, First + end).Select(each => each.Given.After)));
    }

    [Fact]
    public void The_same_written_again_changes_nothing()
    {
        using var writer = _history.Open();
        for (var i = 0; i < 2; i++) Write(writer, First, Change(0, Reserve("f", "80")));
        Write(writer, First - 5);

        Assert.Single(_history.Reader.Recommendations(Scope, 0, long.MaxValue));
        Assert.Equal((First - 5, First), _history.Reader.RecommendationsLookedAt(Scope));
    }

    [Fact]
    public void What_ended_before_the_longer_time_goes_and_what_stood_then_stays()
    {
        using var writer = _history.Open();
        Write(writer, First, Change(0, Reserve("stands", "80")), Change(0, Reserve("changed", "80")), Change(0, Reserve("ended", "80")), Change(0, Reserve("ends", "80")));
        Write(writer, First + 60, Change(60, Reserve("changed", "90")), new RecommendationChange("ended", RecommendationKind.Reserved, First + 60, null));
        Write(writer, First + 600, new RecommendationChange("ends", RecommendationKind.Reserved, First + 600, null));
        var before = _history.Reader.Recommendations(Scope, First + 300, long.MaxValue);

        for (var isDone = false; !isDone;) Assert.Null(writer.RetainSome(Hour + 5, Hour + 5, 0, out isDone));

        Assert.Equal(["changed", "ends", "stands"], before.Select(each => each.Given.Function));
        Assert.Equal(before, _history.Reader.Recommendations(Scope, 0, long.MaxValue));
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_history.Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM recommendation;";
        Assert.Equal(4L, command.ExecuteScalar());
    }

    private static GivenRecommendation Reserve(string function, string after) =>
        new(function, RecommendationKind.Reserved, "50", after, $"Reserve {after}", "Its peak leaves less than a fifth to spare.", 1.25m, IsStranded: false);

    private static RecommendationChange Change(int at, GivenRecommendation given) => new(given.Function, given.Kind, First + at, given);

    private static void Write(HistoryWriter writer, long minute, params RecommendationChange[] changes) => Assert.Null(writer.WriteRecommendations(Scope, minute, changes));

    public void Dispose() => _history.Dispose();
}
