using System.Globalization;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch.Protocols;

/// <summary>
/// A structure of a request as a decoder left it, and typed access to its members. Scalars are string, double or bool; lists are
/// lists of these or of structures. The query protocol knows strings only, so a string is taken wherever its text will do.
/// </summary>
/// <param name="path">Where it stands in the request, as AWS names it in messages; empty at the top.</param>
internal sealed class Input(string path, IReadOnlyDictionary<string, object?> members)
{
    public string PathOf(string member) => path.Length == 0 ? member : $"{path}.{member}";

    public bool Has(string member) => members.GetValueOrDefault(member) is not null;

    public string? Text(string member) => members.GetValueOrDefault(member) switch
    {
        null => null,
        string text => text,
        _ => throw Mistyped(member, "String"),
    };

    public double? Number(string member) => members.GetValueOrDefault(member) is { } value ? NumberOf(value, PathOf(member)) : null;

    public int? Integer(string member) => Number(member) switch
    {
        null => null,
        { } number when number == Math.Floor(number) && Math.Abs(number) <= int.MaxValue => (int)number,
        _ => throw Mistyped(member, "Integer"),
    };

    public bool? Flag(string member) => members.GetValueOrDefault(member) switch
    {
        null => null,
        bool flag => flag,
        "true" => true,
        "false" => false,
        _ => throw Mistyped(member, "Boolean"),
    };

    /// <summary>Epoch seconds, or ISO 8601 in the query protocol.</summary>
    public DateTimeOffset? Time(string member)
    {
        switch (members.GetValueOrDefault(member))
        {
            case null:
                return null;
            case double seconds when Math.Abs(seconds) <= 253402300799:
                return DateTimeOffset.UnixEpoch.AddTicks((long)Math.Round(seconds * 1000) * TimeSpan.TicksPerMillisecond);
            case string text when DateTimeOffset.TryParse(
                text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time):
                return time;
            default:
                throw Mistyped(member, "Timestamp");
        }
    }

    public Input? Structure(string member) => members.GetValueOrDefault(member) switch
    {
        null => null,
        IReadOnlyDictionary<string, object?> nested => new(PathOf(member), nested),
        _ => throw Mistyped(member, "Structure"),
    };

    public IReadOnlyList<Input> Structures(string member) =>
        [.. List(member).Select((item, i) => item is IReadOnlyDictionary<string, object?> nested
            ? new Input($"{PathOf(member)}.member.{i + 1}", nested)
            : throw Mistyped($"{member}.member.{i + 1}", "Structure"))];

    public IReadOnlyList<string> Texts(string member) =>
        [.. List(member).Select((item, i) => item as string ?? throw Mistyped($"{member}.member.{i + 1}", "String"))];

    public IReadOnlyList<double> Numbers(string member) => [.. List(member).Select((item, i) => NumberOf(item, $"{PathOf(member)}.member.{i + 1}"))];

    private IReadOnlyList<object?> List(string member) => members.GetValueOrDefault(member) switch
    {
        null or "" => [],
        IReadOnlyList<object?> list => list,
        IReadOnlyDictionary<string, object?> query when query.GetValueOrDefault("member") is IReadOnlyDictionary<string, object?> numbered =>
            [.. numbered.OrderBy(item => int.TryParse(item.Key, CultureInfo.InvariantCulture, out var at) ? at : throw Mistyped(member, "List")).Select(item => item.Value)],
        _ => throw Mistyped(member, "List"),
    };

    private static double NumberOf(object? value, string where) => value switch
    {
        double number => number,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Malformed($"The value of {where} is not a Number."),
    };

    private AwsErrorException Mistyped(string member, string type) => Malformed($"The value of {PathOf(member)} is not a {type}.");

    /// <summary>What AWS's front end says to a body it cannot read.</summary>
    public static AwsErrorException Malformed(string message) => new(400, "SerializationException", message, "MalformedInput");
}
