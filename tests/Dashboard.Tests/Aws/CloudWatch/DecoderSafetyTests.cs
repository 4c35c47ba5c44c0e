using System.Text;
using Dashboard.Aws.CloudWatch;
using Dashboard.Aws.Faults;
using Dashboard.Aws.Runtime;

namespace Dashboard.Tests.Aws.CloudWatch;

/// <summary>What bodies that were never meant well would do: each is refused with a FormatException. Others are tried in bulk by the fuzz tests.</summary>
public sealed class DecoderSafetyTests
{
    [Theory]
    [InlineData("A1714D657472696344617461526573756C74739B0000000100000000")]
    [InlineData("A1714D657472696344617461526573756C747381A16656616C7565739A7FFFFFFF")]
    [InlineData("A1714D657472696344617461526573756C747381A16A54696D657374616D70739BFFFFFFFFFFFFFFFF")]
    [InlineData("A17B7FFFFFFFFFFFFFFF")]
    public void Claimed_lengths_reserve_nothing(string body)
    {
        var columns = new MetricColumns();
        var bytes = Convert.FromHexString(body);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Assert.Throws<FormatException>(() => MetricDataCbor.Read(bytes, columns));

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Theory]
    [InlineData(0x81)]
    [InlineData(0xc1)]
    [InlineData(0x9f)]
    [InlineData(0xa1)]
    public void Deep_nesting_is_refused(byte opening)
    {
        byte[] body = [0xa1, 0x61, (byte)'x', .. Enumerable.Repeat(opening, 1_000_000)];

        Assert.Throws<FormatException>(() => MetricDataCbor.Read(body, new()));
    }

    [Theory]
    [InlineData(1, PageRules.MaximumPoints, false, true)]
    [InlineData(1, PageRules.MaximumPoints + 1, false, false)]
    [InlineData(1, PageRules.MaximumPoints + 1, true, false)]
    [InlineData(4, PageRules.MaximumPoints / 4, false, true)]
    [InlineData(4, PageRules.MaximumPoints / 4 + 1, true, false)]
    public void A_page_may_have_so_many_points_and_no_more(int series, int points, bool isIndefinite, bool isRead)
    {
        byte[] count = isIndefinite ? [0x9f] : [0x9a, (byte)(points >> 24), (byte)(points >> 16), (byte)(points >> 8), (byte)points];
        byte[] end = isIndefinite ? [0xff] : [];
        byte[] one = [0xa3, 0x62, .. "Id"u8, 0x62, .. "q1"u8, 0x6a, .. "Timestamps"u8, .. count, .. new byte[points], .. end, 0x66, .. "Values"u8, .. count, .. new byte[points], .. end];
        byte[] body = [0xa1, 0x71, .. "MetricDataResults"u8, 0x9f, .. Enumerable.Repeat(one, series).SelectMany(bytes => bytes), 0xff];
        var columns = new MetricColumns();

        if (isRead) MetricDataCbor.Read(body, columns);
        else Assert.Throws<FormatException>(() => MetricDataCbor.Read(body, columns));

        Assert.Equal(isRead ? series * points : 0, columns.Count);
    }

    [Fact]
    public void A_page_of_absurd_size_is_refused_in_Json_too()
    {
        byte[] body = [.. "{\"MetricDataResults\":[{\"Values\":["u8, .. Enumerable.Repeat("1,"u8.ToArray(), PageRules.MaximumPoints).SelectMany(b => b), .. "1]}]}"u8];

        Assert.Throws<FormatException>(() => MetricDataJson.Read(body, new()));
    }

    [Theory]
    [InlineData("{\"\\ud800\\ud800\":1}")]
    [InlineData("{\"MetricDataResults\":[{\"\\ud800\":1}]}")]
    [InlineData("{\"MetricDataResults\":[{\"Id\":\"\\udc00\"}]}")]
    [InlineData("{\"MetricDataResults\":[{\"Values\":[\"\\ud800\"]}]}")]
    [InlineData("{\"Messages\":[{\"\\ud800\":1}]}")]
    public void Escapes_that_make_no_text_are_refused(string body)
    {
        Assert.Throws<FormatException>(() => MetricDataJson.Read(Encoding.UTF8.GetBytes(body), new()));
        Assert.Equal((null, null), ServiceError.Body(WireFormat.Json, Encoding.UTF8.GetBytes(body)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_page_of_more_messages_than_any_has_is_refused(bool inSeries)
    {
        var cbor = Many("Messages", [0xa0]);
        var json = "\"Messages\":[{}" + string.Concat(Enumerable.Repeat(",{}", PageRules.MaximumItems)) + "]";

        Assert.Throws<FormatException>(() => MetricDataCbor.Read(inSeries ? [0xa1, 0x71, .. "MetricDataResults"u8, 0x81, .. cbor] : cbor, new()));
        Assert.Throws<FormatException>(() => MetricDataJson.Read(Encoding.UTF8.GetBytes(inSeries ? $$"""{"MetricDataResults":[{{{json}}}]}""" : $"{{{json}}}"), new()));
    }

    [Fact]
    public void A_page_of_more_series_than_any_has_is_refused()
    {
        var json = string.Concat(Enumerable.Repeat(",{\"Id\":\"q1\"}", PageRules.MaximumItems));

        Assert.Throws<FormatException>(() => MetricDataCbor.Read(Many("MetricDataResults", [0xa1, 0x62, .. "Id"u8, 0x62, .. "q1"u8]), new()));
        Assert.Throws<FormatException>(() => MetricDataJson.Read(Encoding.UTF8.GetBytes($$"""{"MetricDataResults":[{}{{json}},{"Id":"q1"}]}"""), new()));
    }

    [Fact]
    public void A_page_of_more_metrics_or_dimensions_than_any_has_is_refused()
    {
        Assert.Throws<FormatException>(() => ListedMetrics.ReadCbor(Many("Metrics", [0xa0])));
        Assert.Throws<FormatException>(() => ListedMetrics.ReadCbor([0xa1, 0x67, .. "Metrics"u8, 0x81, .. Many("Dimensions", [0xa0])]));
    }

    /// <summary>A map of one member: a list of one item more than a page may have.</summary>
    private static byte[] Many(string member, byte[] item) =>
        [0xa1, (byte)(0x60 | member.Length), .. Encoding.ASCII.GetBytes(member), 0x9f, .. Enumerable.Repeat(item, PageRules.MaximumItems + 1).SelectMany(bytes => bytes), 0xff];
}
