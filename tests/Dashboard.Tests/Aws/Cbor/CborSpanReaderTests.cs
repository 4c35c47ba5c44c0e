using CsCheck;
using Dashboard.Aws.Cbor;
using SystemReader = System.Formats.Cbor.CborReader;
using SystemWriter = System.Formats.Cbor.CborWriter;

namespace Dashboard.Tests.Aws.Cbor;

public sealed class CborSpanReaderTests
{
    [Theory]
    [InlineData("F97C00", double.PositiveInfinity)]
    [InlineData("F9FC00", double.NegativeInfinity)]
    [InlineData("F97E00", double.NaN)]
    [InlineData("F93C00", 1)]
    [InlineData("FA3F800000", 1)]
    [InlineData("FB3FF199999999999A", 1.1)]
    [InlineData("3863", -100)]
    [InlineData("1903E8", 1000)]
    [InlineData("1BFFFFFFFFFFFFFFFF", 18446744073709551615.0)]
    [InlineData("3BFFFFFFFFFFFFFFFF", -18446744073709551616.0)]
    public void Every_form_of_a_number_is_read(string body, double expected) =>
        Assert.Equal(expected, new CborSpanReader(Convert.FromHexString(body)).ReadNumber());

    [Theory]
    [InlineData("C1F95600", 96)]
    [InlineData("C11A695735A0", 1_767_323_040)]
    [InlineData("1A695735A0", 1_767_323_040)]
    [InlineData("C120", -1)]
    [InlineData("D8011A695735A0", 1_767_323_040)]
    [InlineData("DB000000000000000100", 0)]
    [InlineData("C1FBBFE0000000000000", -1)]
    public void Every_form_of_a_time_is_read(string body, long expected) =>
        Assert.Equal(expected, new CborSpanReader(Convert.FromHexString(body)).ReadEpochSeconds());

    [Theory]
    [InlineData("C1F97E00")]
    [InlineData("C1FB7FEFFFFFFFFFFFFF")]
    [InlineData("C16161")]
    [InlineData("C200")]
    [InlineData("C1C100")]
    public void What_is_no_time_is_refused(string body) =>
        Assert.Throws<FormatException>(() => new CborSpanReader(Convert.FromHexString(body)).ReadEpochSeconds());

    [Fact]
    public void Skipping_ends_where_another_reader_ends() => Gen.Byte.Array[1, 40].Sample(body =>
    {
        int? expected = null;
        try
        {
            var reference = new SystemReader(body, System.Formats.Cbor.CborConformanceMode.Lax, allowMultipleRootLevelValues: true);
            reference.SkipValue();
            expected = body.Length - reference.BytesRemaining;
        }
        catch (Exception exception) when (exception is System.Formats.Cbor.CborContentException or InvalidOperationException)
        {
            // Not well formed; ours may be laxer, and must stay inside the body.
        }
        try
        {
            var reader = new CborSpanReader(body);
            reader.Skip();
            Assert.InRange(reader.Position, 1, body.Length);
            if (expected is not null) Assert.Equal(expected, reader.Position);
        }
        catch (FormatException)
        {
            Assert.Null(expected);
        }
    }, iter: 50_000);

    [Fact]
    public void Text_in_many_chunks_takes_the_room_of_the_text()
    {
        byte[] body = [0x7f, .. Enumerable.Repeat(new byte[] { 0x61, (byte)'a' }, 10_000).SelectMany(chunk => chunk), 0xff, 0x7f, 0x60, 0xff, 0x01];
        var before = GC.GetAllocatedBytesForCurrentThread();

        var reader = new CborSpanReader(body);
        var (length, none, behind) = (reader.ReadText().Length, reader.ReadText().Length, reader.ReadNumber());

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 10_000, 10_100);
        Assert.Equal((10_000, 0, 1), (length, none, behind));
    }

    [Fact]
    public void Text_in_chunks_is_joined()
    {
        var writer = new SystemWriter();
        writer.WriteStartIndefiniteLengthTextString();
        writer.WriteTextString("Metric");
        writer.WriteTextString("Data");
        writer.WriteEndIndefiniteLengthTextString();

        Assert.Equal("MetricData", new CborSpanReader(writer.Encode()).ReadString());
    }
}
