using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Simulator.Wire;

/// <summary>application/x-www-form-urlencoded, of a query string or of an awsQuery body.</summary>
internal static class FormFields
{
    /// <summary>The last of several values under one name wins, as AWS takes no repeated names.</summary>
    public static IReadOnlyDictionary<string, string> Parse(string encoded)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in new QueryStringEnumerable(encoded))
            fields[pair.DecodeName().ToString()] = pair.DecodeValue().ToString();
        return fields;
    }
}
