using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Dashboard.Aws.Runtime;

/// <summary>Small JSON bodies by generated serialisers; members no type names are skipped unread.</summary>
internal static class JsonBody
{
    /// <summary>
    /// Objects and lists in a body. A page of 100 alarms on metric math, with every dimension an alarm can have, comes to less; each
    /// takes up to a hundred times the room of its two brackets.
    /// </summary>
    public const int MaximumObjects = 100_000;

    /// <exception cref="FormatException">The body is not of the type.</exception>
    public static T Read<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            CountObjects(body);
            return JsonSerializer.Deserialize(body, type) ?? throw new FormatException("JSON: null in place of an object");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("JSON: " + exception.Message, exception);
        }
    }

    /// <summary>The items of a list, none when it is absent.</summary>
    /// <exception cref="FormatException">One is null.</exception>
    public static ImmutableArray<TOut> All<TIn, TOut>(TIn?[]? items, Func<TIn, TOut> map) where TIn : class =>
        [.. (items ?? []).Select(item => map(item ?? throw new FormatException("JSON: null in place of an item")))];

    private static void CountObjects(ReadOnlySpan<byte> body)
    {
        if (body.Length < 2 * MaximumObjects) return;
        var reader = new Utf8JsonReader(body);
        for (var objects = 0; objects <= MaximumObjects;)
        {
            if (!reader.Read()) return;
            if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) objects++;
        }
        throw new FormatException($"JSON: more than {MaximumObjects} objects");
    }
}
