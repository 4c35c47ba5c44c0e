using System.Text;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Simulator.Wire;

/// <summary>One HTTP request as it came over the line, its body read whole.</summary>
/// <param name="RawTarget">Path and query with their percent encoding untouched: the signature covers exactly these bytes.</param>
internal sealed record IncomingRequest(string Method, string RawTarget, IHeaderDictionary Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>Without query, still encoded.</summary>
    public string RawPath { get; } = RawTarget.Split('?', 2)[0];

    /// <summary>Without question mark, still encoded.</summary>
    public string RawQuery { get; } = RawTarget.IndexOf('?', StringComparison.Ordinal) is >= 0 and var at ? RawTarget[(at + 1)..] : "";

    /// <summary>Without parameters; empty when none is stated.</summary>
    public string MediaType => Headers.ContentType.ToString().Split(';', 2)[0].Trim();

    public IReadOnlyList<string> PathSegments => [.. RawPath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];

    public IReadOnlyDictionary<string, string> QueryParameters => FormFields.Parse(RawQuery);

    public string BodyText => Encoding.UTF8.GetString(Body.Span);
}
