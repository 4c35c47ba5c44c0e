using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.ControlPlane;

/// <summary>Records whose members are named as AWS names them, written and read as JSON.</summary>
internal static class JsonAnswer
{
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static WireResponse Ok<T>(T body, int status = 200, string contentType = "application/json") =>
        new(status, contentType, JsonSerializer.SerializeToUtf8Bytes(body, Options));

    public static WireResponse NoContent() => new(204, "application/json", default);

    /// <exception cref="AwsErrorException">SerializationException when the body is no JSON of this shape.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> body) where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(body.Length == 0 ? "{}"u8 : body.Span, Options) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw new AwsErrorException(400, "SerializationException", "Could not parse request body into json.");
        }
    }
}
