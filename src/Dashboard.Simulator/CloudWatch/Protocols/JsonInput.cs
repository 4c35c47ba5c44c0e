using System.Text.Json;

namespace Dashboard.Simulator.CloudWatch.Protocols;

/// <summary>Reads the body of an awsJson1.0 request.</summary>
internal static class JsonInput
{
    public static Input Read(ReadOnlyMemory<byte> body)
    {
        if (body.IsEmpty) return new("", new Dictionary<string, object?>());
        try
        {
            using var document = JsonDocument.Parse(body);
            return Value(document.RootElement) is Dictionary<string, object?> members ? new("", members) : throw Input.Malformed("Start of structure expected.");
        }
        catch (JsonException e)
        {
            throw Input.Malformed(e.Message);
        }
        catch (InvalidOperationException)
        {
            throw Input.Malformed("A string is not valid UTF-8.");
        }
    }

    private static object? Value(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Members(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Value).ToList(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static Dictionary<string, object?> Members(JsonElement element)
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject()) members[member.Name] = Value(member.Value);
        return members;
    }
}
