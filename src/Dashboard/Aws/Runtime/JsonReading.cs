using System.Text.Json;

namespace Dashboard.Aws.Runtime;

/// <summary>
/// Steps of a forward reader over JSON; what is not as expected throws <see cref="FormatException"/> or <see cref="JsonException"/>.
/// The reader itself throws <see cref="InvalidOperationException"/> for a name or text whose escapes make no text.
/// </summary>
internal static class JsonReading
{
    public static void Expect(this ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type) throw new FormatException($"JSON: {type} expected at {reader.BytesConsumed}, {reader.TokenType} found");
    }

    /// <summary>Moves to the name of the object's next property; false at the object's end.</summary>
    public static bool NextProperty(this ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType == JsonTokenType.PropertyName;
    }

    /// <summary>Moves to the array's next item; false at the array's end.</summary>
    public static bool NextItem(this ref Utf8JsonReader reader)
    {
        reader.Read();
        return reader.TokenType != JsonTokenType.EndArray;
    }

    /// <summary>Moves from a property's name to its value, which must be of the type; false when it is null.</summary>
    public static bool TryEnter(this ref Utf8JsonReader reader, JsonTokenType type)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null) return false;
        reader.Expect(type);
        return true;
    }

    /// <summary>The value of the property at whose name the reader stands.</summary>
    public static string? NextString(this ref Utf8JsonReader reader)
    {
        if (!reader.TryEnter(JsonTokenType.String)) return null;
        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException exception)
        {
            throw new FormatException("JSON: text that is not UTF-8", exception);
        }
    }

    /// <summary>
    /// Copies the string at which the reader stands, its escapes undone, and returns its length: 0 when it is longer than the buffer as it
    /// stands, and so none of the short texts that are looked for.
    /// </summary>
    /// <exception cref="InvalidOperationException">It is no text.</exception>
    public static int CopyShort(this ref Utf8JsonReader reader, scoped Span<byte> buffer) => reader.ValueSpan.Length <= buffer.Length ? reader.CopyString(buffer) : 0;

    public static void SkipProperty(this ref Utf8JsonReader reader)
    {
        reader.Read();
        reader.Skip();
    }
}
