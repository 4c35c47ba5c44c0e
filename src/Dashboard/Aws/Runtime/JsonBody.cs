using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Dashboard.Aws.Runtime;

/// <summary>Small JSON bodies by generated serialisers; members no type names are skipped unread.</summary>
internal static class JsonBody
{
    /// <exception cref="FormatException">The body is not of the type.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw new FormatException("JSON: null in place of an object");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("JSON: " + exception.Message, exception);
        }
    }
}
