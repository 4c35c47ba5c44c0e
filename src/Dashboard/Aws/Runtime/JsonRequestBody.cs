using System.Text.Json;
using Amazon.Runtime.Internal;

namespace Dashboard.Aws.Runtime;

/// <summary>JSON request bodies in pooled buffers.</summary>
internal static class JsonRequestBody
{
    /// <param name="write">Writes the members of the root object.</param>
    public static PooledContentStream Of(Action<Utf8JsonWriter> write)
    {
        var body = new PooledContentStream();
        using var writer = new Utf8JsonWriter(body.BufferWriter);
        writer.WriteStartObject();
        write(writer);
        writer.WriteEndObject();
        return body;
    }
}
