using System.Collections.Immutable;
using System.Text.Json;

namespace Dashboard.Aws.Lambda;

/// <summary>Reads who may invoke a function from its resource policy. Statements for accounts and roles are passed over.</summary>
internal static class ResourcePolicy
{
    private const string Invoke = "lambda:InvokeFunction";

    /// <exception cref="FormatException">The document is not JSON.</exception>
    public static ImmutableArray<string> Invokers(PolicyBody body)
    {
        if (string.IsNullOrEmpty(body.Policy)) return [];
        try
        {
            using var document = JsonDocument.Parse(body.Policy);
            return
            [
                .. Items(Member(document.RootElement, "Statement"))
                    .Where(statement => Text(statement, "Effect") == "Allow" && Items(Member(statement, "Action")).Any(action => action.GetString() is Invoke or "lambda:*" or "*"))
                    .SelectMany(statement => Items(Member(Member(statement, "Principal"), "Service")))
                    .Select(service => service.GetString() ?? "").Where(service => service.Length > 0).Distinct().Order(StringComparer.Ordinal),
            ];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException("JSON: Policy is not a policy document", exception);
        }
    }

    private static JsonElement Member(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var member) ? member : default;

    private static string? Text(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    /// <summary>A policy writes one item without its brackets.</summary>
    private static IEnumerable<JsonElement> Items(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => element.EnumerateArray(),
        JsonValueKind.Undefined or JsonValueKind.Null => [],
        _ => [element],
    };
}
