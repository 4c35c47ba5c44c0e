namespace Dashboard.Simulator.Security;

/// <summary>The Authorization header of Signature Version 4, taken apart.</summary>
/// <param name="Date">Of the credential scope, yyyyMMdd.</param>
/// <param name="SignedHeaders">Lower case, in the order given.</param>
internal sealed record SigV4Authorization(
    string AccessKeyId, string Date, string Region, string Service, string Terminator, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    public string Scope => $"{Date}/{Region}/{Service}/{Terminator}";

    /// <summary>Null with AWS's description of what is missing when the header is no whole signature.</summary>
    public static SigV4Authorization? TryParse(string header, out string problem)
    {
        problem = "";
        if (!header.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            problem = $"Unsupported AWS 'algorithm': '{header.Split(' ', 2)[0]}'.";
            return null;
        }
        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in header[Algorithm.Length..].Split(','))
            if (part.Trim().Split('=', 2) is [var name, var value]) parts[name] = value;
        foreach (var required in (string[])["Credential", "Signature", "SignedHeaders"])
            if (!parts.ContainsKey(required)) problem += $"Authorization header requires '{required}' parameter. ";
        if (problem.Length > 0)
        {
            problem += $"Authorization={header}";
            return null;
        }
        if (parts["Credential"].Split('/') is not [var key, var date, var region, var service, var terminator])
        {
            problem = $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{parts["Credential"]}'";
            return null;
        }
        return new(key, date, region, service, terminator, parts["SignedHeaders"].Split(';'), parts["Signature"]);
    }
}
