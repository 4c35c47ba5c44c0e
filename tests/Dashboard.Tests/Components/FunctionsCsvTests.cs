using Dashboard.Analysis.Model;
using Dashboard.Components;
using Dashboard.Components.Pages;
using Dashboard.Downloads;
using Dashboard.Live;
using Dashboard.Tests.Components.Findings;

namespace Dashboard.Tests.Components;

public sealed class FunctionsCsvTests
{
    private readonly SnapshotBuilder _snapshot = new(new(2026, 11, 23, 12, 34, 20, TimeSpan.Zero));

    private string[] Lines(RowQuery query)
    {
        using var views = new RowViews(TimeProvider.System);
        var snapshot = _snapshot.Build();
        var csv = FunctionsCsv.Write(snapshot, FunctionsView.From(snapshot, query, views));
        Assert.EndsWith("\r\n", csv, StringComparison.Ordinal);
        return csv[..^2].Split("\r\n");
    }

    [Fact]
    public void Rows_carry_numbers_without_grouping_and_the_unknown_is_empty()
    {
        _snapshot.Function(Rows.Throttled("orders", 1_500, 2_000, 12_345) with { DurationP99 = 1234.5678, TimeoutMilliseconds = 3_000, Runtime = "dotnet10", MemoryMegabytes = 512 }).Values(FunctionMetric.Invocations, 5, float.NaN, float.NaN).Function(Rows.Idle("unread"));
        var lines = Lines(FunctionQueries.Default);
        Assert.StartsWith("account,region,taken_at_utc,window_minutes,function,", lines[0], StringComparison.Ordinal);
        Assert.Equal("prod,eu-west-1,2026-11-23T12:34:20Z,60,orders,dotnet10,512,Throttled,,,,,,,,,1500,1500,2000,Reserved,500,0.75,12345,100,0,0,,1234.5678,3000,2026-11-23T12:32:00Z", lines[1]);
        Assert.EndsWith(",", lines[2], StringComparison.Ordinal);
        Assert.Equal(lines[0].Split(',').Length, lines[1].Split(',').Length);
    }

    [Fact]
    public void A_verdict_is_written_with_the_two_numbers_that_decided()
    {
        _snapshot.Function(Rows.Throttled("orders", 1_500, 1_500, 7)).Found(Found.ReservedCap("orders", peak: 1_500, reserved: 1_500));
        var line = Lines(FunctionQueries.Default)[1];
        Assert.Contains(",Throttled,ReservedCap,Proved,Rejected,True,peak concurrency (Count),1500,reserved concurrency (Count),1500,", line, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("@SUM", "'@SUM")]
    [InlineData("-1+1", "'-1+1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"x\"", "\"say \"\"x\"\"\"")]
    [InlineData("a\r\nb", "\"a\r\nb\"")]
    [InlineData("=a,b", "\"'=a,b\"")]
    public void Text_is_quoted_and_is_never_a_formula(string text, string written) => Assert.Equal(written, new CsvText().Text(text).ToString());

    [Fact]
    public void Negative_numbers_stay_numbers() => Assert.Equal("-5,", new CsvText().Number(-5).Number(null).ToString());

    [Fact]
    public void The_view_on_screen_is_what_is_written()
    {
        _snapshot.Function(Rows.Idle("idle")).Function(Rows.Throttled("b", 1, 1, 1)).Function(Rows.Throttled("a", 1, 1, 5));
        Assert.Equal(["a", "b"], Lines(FunctionQueries.Default with { State = FunctionState.Throttled }).Skip(1).Select(line => line.Split(',')[4]));
    }
}
