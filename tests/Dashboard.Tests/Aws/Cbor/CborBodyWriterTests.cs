using System.Buffers;
using System.Formats.Cbor;
using CsCheck;
using Dashboard.Aws.Cbor;

namespace Dashboard.Tests.Aws.Cbor;

public sealed class CborBodyWriterTests
{
    [Fact]
    public void What_is_written_reads_back_by_another_reader() =>
        Gen.Select(Gen.Int, Gen.String, Gen.Bool, Gen.Int[0, 300]).Sample((number, text, flag, count) =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            var writer = new CborBodyWriter(buffer);
            writer.Map(2);
            writer.Text(text);
            writer.Integer(number);
            writer.Text("flag"u8);
            writer.Boolean(flag);
            writer.Array(count);
            for (var i = 0; i < count; i++) writer.Integer(i);

            var reader = new CborReader(buffer.WrittenMemory, CborConformanceMode.Lax, allowMultipleRootLevelValues: true);
            Assert.Equal(2, reader.ReadStartMap());
            Assert.Equal(WithReplacements(text), reader.ReadTextString());
            Assert.Equal(number, reader.ReadInt32());
            Assert.Equal("flag", reader.ReadTextString());
            Assert.Equal(flag, reader.ReadBoolean());
            reader.ReadEndMap();
            Assert.Equal(count, reader.ReadStartArray());
            for (var i = 0; i < count; i++) Assert.Equal(i, reader.ReadInt32());
            reader.ReadEndArray();
            Assert.Equal(0, reader.BytesRemaining);
        });

    [Fact]
    public void Times_are_tagged_seconds_of_millisecond_resolution() =>
        Gen.Long[0, 4_102_444_800_000].Sample(milliseconds =>
        {
            var buffer = new ArrayBufferWriter<byte>();
            new CborBodyWriter(buffer).Time(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

            var reader = new CborReader(buffer.WrittenMemory);
            Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds), reader.ReadUnixTimeSeconds(), TimeSpan.FromMilliseconds(0.5));
        });

    [Fact]
    public void Whole_seconds_are_written_as_integers()
    {
        var buffer = new ArrayBufferWriter<byte>();

        new CborBodyWriter(buffer).Time(DateTimeOffset.FromUnixTimeSeconds(1_767_323_040));

        Assert.Equal("C11A695735A0", Convert.ToHexString(buffer.WrittenSpan));
    }

    private static string WithReplacements(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
