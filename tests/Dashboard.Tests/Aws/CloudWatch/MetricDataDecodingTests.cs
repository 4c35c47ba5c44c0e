using System.Text;
using CsCheck;
using Dashboard.Aws.CloudWatch;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.CloudWatch;

public sealed class MetricDataDecodingTests
{
    [Fact]
    public void Every_legal_form_of_CBOR_reads_as_what_was_written() =>
        Gen.Select(Generators.Page, Generators.Form).Sample((page, form) => AssertReads(page, columns => MetricDataCbor.Read(page.ToCbor(form), columns)), iter: 2000);

    [Fact]
    public void Json_reads_as_what_was_written() =>
        Generators.Page.Sample(page => AssertReads(page, columns => MetricDataJson.Read(Encoding.UTF8.GetBytes(page.ToJson()), columns)), iter: 1000);

    [Fact]
    public void Pages_follow_one_another_in_the_columns()
    {
        var columns = new MetricColumns();

        MetricDataCbor.Read(new MetricPage([new("q1", [(60, 1)]), new("q0", [(60, 2), (120, 3)])], "more").ToCbor(), columns);
        MetricDataCbor.Read(new MetricPage([new("q1", [(120, 4)])]).ToCbor(), columns);

        Assert.Equal([new(1, 0, 1, SeriesStatus.Complete), new(0, 1, 2, SeriesStatus.Complete), new(1, 3, 1, SeriesStatus.Complete)], columns.Runs);
        Assert.Equal([60L, 60, 120, 120], columns.Timestamps.ToArray());
        Assert.Equal([1.0, 2, 3, 4], columns.Values.ToArray());
    }

    [Fact]
    public void A_damaged_page_leaves_nothing_behind()
    {
        var columns = new MetricColumns();
        MetricDataCbor.Read(new MetricPage([new("q0", [(60, 1)])]).ToCbor(), columns);
        var page = new MetricPage([new("q1", [(60, 2)]), new("q2", [(60, 3)])], null, [("code", "value")]);

        Assert.Throws<FormatException>(() => MetricDataCbor.Read(page.ToCbor().AsSpan()[..^20], columns));
        Assert.Throws<FormatException>(() => MetricDataJson.Read(Encoding.UTF8.GetBytes(page.ToJson()).AsSpan()[..^3], columns));

        Assert.Single(columns.Runs);
        Assert.Equal(1, columns.Count);
        Assert.Empty(columns.Messages);
    }

    [Fact]
    public void A_second_page_is_decoded_without_allocating()
    {
        var page = new MetricPage([.. Enumerable.Range(0, 50).Select(q => new PageSeries($"q{q}", [.. Enumerable.Range(0, 180).Select(m => (60L * m, m + 0.1))]))]).ToCbor();
        var columns = new MetricColumns();
        for (var i = 0; i < 3; i++) Decode();

        var before = GC.GetAllocatedBytesForCurrentThread();
        Decode();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(9000, columns.Count);

        void Decode()
        {
            columns.Clear();
            MetricDataCbor.Read(page, columns);
        }
    }

    [Fact]
    public void An_id_and_a_status_in_escapes_read_as_what_they_say()
    {
        var columns = new MetricColumns();

        MetricDataJson.Read("""{"MetricDataResults":[{"\u0049d":"\u0071\u0037","StatusCode":"\u0043omplete","Timestamps":[60],"Values":[1]}]}"""u8, columns);

        Assert.Equal([new(7, 0, 1, SeriesStatus.Complete)], columns.Runs);
    }

    [Fact]
    public void Unequal_columns_are_refused()
    {
        var columns = new MetricColumns();

        Assert.Throws<FormatException>(() => MetricDataJson.Read("""{"MetricDataResults":[{"Id":"q0","Timestamps":[60,120],"Values":[1]}]}"""u8, columns));

        Assert.Equal(0, columns.Count);
    }

    [Fact]
    public void Fractions_of_a_second_are_rounded_down()
    {
        var columns = new MetricColumns();

        MetricDataJson.Read("""{"MetricDataResults":[{"Id":"q0","Timestamps":[60.9],"Values":[1]}]}"""u8, columns);

        Assert.Equal([60L], columns.Timestamps.ToArray());
    }

    private static void AssertReads(MetricPage page, Func<MetricColumns, string?> read)
    {
        var columns = new MetricColumns();
        Assert.Equal(page.NextToken, read(columns));
        Assert.Equal(page.Series.Count, columns.Runs.Count);
        foreach (var (series, run) in page.Series.Zip(columns.Runs))
        {
            Assert.Equal(series.Id, $"q{run.Query}");
            Assert.Equal(series.Status, run.Status.ToString());
            Assert.Equal(series.Points.Select(p => p.Seconds), columns.Timestamps.Slice(run.Start, run.Count).ToArray());
            Assert.Equal(series.Points.Select(p => p.Value), columns.Values.Slice(run.Start, run.Count).ToArray());
        }
        var messages = page.Series.SelectMany(s => (s.Messages ?? []).Select(m => new MetricMessage(int.Parse(s.Id.AsSpan(1), provider: null), m.Code, m.Value)))
            .Concat((page.Messages ?? []).Select(m => new MetricMessage(-1, m.Code, m.Value)));
        Assert.Equal(messages, columns.Messages);
    }
}
