using System.Text.RegularExpressions;

namespace Dashboard.Simulator.Tests.Conformance;

/// <summary>The names of all node cases, read from their sources, so that each is a test of its own here before any has run.</summary>
internal static partial class NodeCases
{
    private static readonly string[] Protocols = ["json", "cbor", "query"];

    public static IReadOnlyList<string> All { get; } =
        [.. Repository.ConformanceFolder.EnumerateFiles("*.test.mjs").OrderBy(f => f.Name, StringComparer.Ordinal).SelectMany(InFile)];

    private static IEnumerable<string> InFile(FileInfo file) =>
        from match in Declaration().Matches(File.ReadAllText(file.FullName))
        let name = match.Groups["name"].Value
        from each in match.Groups["how"].Value == "test" ? [name] : Protocols.Select(protocol => $"CloudWatch over {protocol}: {name}")
        select each;

    [GeneratedRegex(@"^(?<how>test|inEachProtocol)\('(?<name>[^']+)'", RegexOptions.Multiline)]
    private static partial Regex Declaration();
}
