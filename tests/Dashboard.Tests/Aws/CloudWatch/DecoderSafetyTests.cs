using System.Net;
using System.Text;
using CsCheck;
using Dashboard.Aws.CloudWatch;
using Dashboard.Aws.Faults;
using Dashboard.Aws.Lambda;
using Dashboard.Aws.Runtime;
using Dashboard.Tests.Aws.Support;

namespace Dashboard.Tests.Aws.CloudWatch;

/// <summary>Any bytes give a value or a FormatException, and nothing large is reserved on the word of a few bytes.</summary>
public sealed class DecoderSafetyTests
{
    private static readonly Gen<byte[]> Noise = Gen.Byte.Array[0, 300];

    /// <summary>Valid bodies with some bytes replaced, a part cut out or doubled, or the end missing.</summary>
    private static Gen<byte[]> Damaged(Gen<byte[]> bodies) => Gen.Select(bodies, Gen.Int[0, 3], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Byte.Array[1, 4]).Select((body, kind, from, to, bytes) =>
    {
        var (start, end) = ((int)(Math.Min(from, to) * body.Length), (int)(Math.Max(from, to) * body.Length));
        return kind switch
        {
            0 => [.. body[..start], .. bytes, .. body.AsSpan(Math.Min(body.Length, start + bytes.Length))],
            1 => [.. body[..start], .. body[end..]],
            2 => [.. body[..end], .. body[start..]],
            _ => body[..start],
        };
    });

    private static readonly Gen<byte[]> Cbor = Gen.Select(Generators.Page, Generators.Form).Select((page, form) => page.ToCbor(form));
    private static readonly Gen<byte[]> Json = Generators.Page.Select(page => Encoding.UTF8.GetBytes(page.ToJson()));

    [Fact]
    public void Noise_is_refused_or_read() => Noise.Sample(ReadAll, iter: 20_000);

    [Fact]
    public void Damaged_CBOR_is_refused_or_read() => Damaged(Cbor).Sample(ReadAll, iter: 5000);

    [Fact]
    public void Damaged_Json_is_refused_or_read() => Damaged(Json).Sample(ReadAll, iter: 3000);

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

    [Fact]
    public void A_page_of_absurd_size_is_refused()
    {
        byte[] body = [.. "{\"MetricDataResults\":[{\"Values\":["u8, .. Enumerable.Repeat("1,"u8.ToArray(), 1_000_001).SelectMany(b => b), .. "1]}]}"u8];

        Assert.Throws<FormatException>(() => MetricDataJson.Read(body, new()));
    }

    private static void ReadAll(byte[] body)
    {
        Read(() => MetricDataCbor.Read(body, new()));
        Read(() => MetricDataJson.Read(body, new()));
        Read(() => ListedMetrics.ReadCbor(body));
        Read(() => ListedMetrics.ReadJson(body));
        Read(() => JsonBody.Read(body, LambdaJson.Default.ListFunctionsBody));
        ServiceError.Body(WireFormat.RpcV2Cbor, body);
        ServiceError.Body(WireFormat.Json, body);
        _ = ErrorCodes.KindOf(Encoding.UTF8.GetString(body), Encoding.UTF8.GetString(body), HttpStatusCode.BadRequest);
        _ = Confidential.Redact(Encoding.UTF8.GetString(body));
    }

    private static void Read(Action read)
    {
        try
        {
            read();
        }
        catch (FormatException)
        {
            // The one error a decoder may give.
        }
    }
}
