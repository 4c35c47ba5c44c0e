using System.Globalization;
using Dashboard.History;
using Dashboard.History.Coding;
using Dashboard.History.Export;
using Microsoft.Data.Sqlite;

namespace Dashboard.Tests.Downloads;

public sealed class HistoryCsvTests : IDisposable
{
    private const long First = ExportedHistory.First;
    private const int Minute = 3, Invocations = 5, Throttles = 7, DurationAverage = 8;

    private readonly ExportedHistory _history = new();

    [Fact]
    public async Task Every_line_has_the_account_the_function_the_minute_and_all_metrics()
    {
        var lines = await _history.CsvAsync(First, First + 1);

        Assert.Equal(["account", "region", "function", "minute_utc", "concurrent_executions_max", "invocations_sum", "errors_sum", "throttles_sum", "duration_avg_ms"], lines[0][..9]);
        Assert.Equal(4 + ExportColumns.Function.Length, lines[0].Length);
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        Assert.Equal(["Shop, main", "eu-west-1", "'" + ExportedHistory.Busy, "2025-11-24T16:00Z", "3", "5", "0", "2", "120.5", ""], lines[1][..10]);
        Assert.Equal(["Shop, main", "eu-west-1", "idle", "2025-11-24T16:00Z", "", "0", "0", "0", "", ""], lines[2][..10]);
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task A_revised_minute_has_its_last_values_and_an_unknown_one_is_empty_and_not_zero()
    {
        var packed = await _history.CsvAsync(First, First + 60, ExportedHistory.Busy);
        Assert.Equal(["5", "16", ""], packed[1..4].Select(line => line[Invocations]));
        Assert.Equal(["2", "3", ""], packed[1..4].Select(line => line[Throttles]));
        Assert.Equal(61, packed.Length);
        Assert.All(packed[3..], line => Assert.All(line[4..], Assert.Empty));

        var waiting = await _history.CsvAsync(First + 120, First + 123, ExportedHistory.Busy);
        Assert.Equal(["7", "", "8"], waiting[1..].Select(line => line[Invocations]));
    }

    [Fact]
    public async Task Every_metric_comes_out_to_the_unit()
    {
        var lines = await _history.CsvAsync(First + 60, First + 120);
        var kept = ExportedHistory.All();

        Assert.Equal(61, lines.Length);
        for (var minute = 0; minute < HourBlock.Minutes; minute++)
            for (var metric = 0; metric < kept.Shape.Metrics; metric++)
                Assert.Equal(metric * 1000 + minute, decimal.Parse(lines[1 + minute][4 + metric], CultureInfo.InvariantCulture) * (decimal)kept.Shape.Scales[metric]);
    }

    [Fact]
    public async Task A_range_ends_where_it_was_told_to_and_has_no_other_accounts_functions()
    {
        var lines = await _history.CsvAsync(First + 1, First + 121);

        Assert.Equal("2025-11-24T16:01Z", lines[1..].Min(line => line[Minute]));
        Assert.Equal("2025-11-24T18:00Z", lines[1..].Max(line => line[Minute]));
        Assert.Equal(59 * 2 + 60 + 2, lines.Length - 1);
        Assert.DoesNotContain(lines, line => line[2] == "stranger");
        Assert.Equal("120.5", lines[1][DurationAverage]);
    }

    [Theory]
    [InlineData("x'01005000'")] // Function 40, of which nobody knows.
    [InlineData("x'0100' || char(2 * (SELECT id FROM series WHERE name = '' LIMIT 1)) || x'00'")] // The account as one of its functions.
    public async Task A_waiting_minute_of_a_function_nobody_knows_is_told_as_damage(string bytes)
    {
        using (var connection = new SqliteConnection($"Data Source={_history.Path};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A constant of this test.
            command.CommandText = $"UPDATE minute SET bytes = CAST({bytes} AS BLOB);";
#pragma warning restore CA2100
            Assert.InRange(command.ExecuteNonQuery(), 1, 10);
        }

        var exception = await Assert.ThrowsAsync<HistoryReadException>(() => _history.CsvAsync(First, First + 180));

        Assert.Equal(HistoryFaultKind.Damaged, exception.Fault.Kind);
    }

    public void Dispose() => _history.Dispose();
}
