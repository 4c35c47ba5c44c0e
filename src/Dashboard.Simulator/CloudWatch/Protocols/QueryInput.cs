using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Dashboard.Simulator.CloudWatch.Protocols;

/// <summary>Reads the form of an awsQuery request: dotted names, lists by .member.N.</summary>
internal static class QueryInput
{
    private const int DeepestNesting = 16;

    public static Input Read(ReadOnlyMemory<byte> body)
    {
        var root = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in new QueryStringEnumerable(Encoding.UTF8.GetString(body.Span)))
            Put(root, field.DecodeName().ToString().Split('.'), field.DecodeValue().ToString());
        return new("", root);
    }

    private static void Put(Dictionary<string, object?> members, string[] path, string value)
    {
        if (path.Length > DeepestNesting) throw Input.Malformed("The request is nested too deeply.");
        foreach (var step in path.AsSpan(0, path.Length - 1))
        {
            if (!members.TryGetValue(step, out var next)) members[step] = next = new Dictionary<string, object?>(StringComparer.Ordinal);
            members = next as Dictionary<string, object?> ?? throw Input.Malformed($"{string.Join('.', path)} stands beside a value of {step}.");
        }
        members[path[^1]] = value;
    }
}
