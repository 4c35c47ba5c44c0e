using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dashboard.Simulator.Wire;

/// <summary>Reads requests whole.</summary>
internal static class RequestReader
{
    private const int LargestUnpacked = 32 << 20;

    public static async Task<IncomingRequest> ReadAsync(HttpContext context)
    {
        var body = new MemoryStream((int)Math.Min(context.Request.ContentLength ?? 0, 1 << 20));
        await context.Request.Body.CopyToAsync(body, context.RequestAborted).ConfigureAwait(false);
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        return new(context.Request.Method, target.StartsWith('/') ? target : OriginForm(target), context.Request.Headers, body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    /// <summary>A body that was compressed before it was signed, as SDKs do with large PutMetricData calls.</summary>
    /// <exception cref="AwsErrorException">SerializationException: it is no gzip or unpacks to more than 32 MB.</exception>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var packed = new GZipStream(new MemoryStream(body.ToArray()), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            var buffer = new byte[64 << 10];
            for (int read; (read = packed.Read(buffer)) > 0;)
            {
                unpacked.Write(buffer, 0, read);
                if (unpacked.Length > LargestUnpacked) throw new InvalidDataException();
            }
            return unpacked.ToArray();
        }
        catch (InvalidDataException)
        {
            throw new AwsErrorException(400, "SerializationException", "The request body could not be decompressed.");
        }
    }

    private static string OriginForm(string absolute) => Uri.TryCreate(absolute, UriKind.Absolute, out var uri) ? uri.PathAndQuery : "/";
}
