using System.Formats.Cbor;
using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.Tests.CloudWatch;

/// <summary>A node of an answer, whatever the protocol it came in: a structure, a list, or a scalar in text.</summary>
internal sealed record Answer(string? Scalar, IReadOnlyDictionary<string, Answer> Members, IReadOnlyList<Answer> Items)
{
    private static readonly XNamespace Space = "http://monitoring.amazonaws.com/doc/2010-08-01/";

    public Answer this[string member] => Members.TryGetValue(member, out var found) ? found : throw new KeyNotFoundException($"No {member} in {string.Join(", ", Members.Keys)}");

    public string? Text(string member) => Members.GetValueOrDefault(member)?.Scalar;

    public IReadOnlyList<Answer> List(string member) => this[member].Items;

    public double Number => double.Parse(Scalar!, CultureInfo.InvariantCulture);

    /// <summary>Epoch seconds.</summary>
    public long Time => double.TryParse(Scalar, CultureInfo.InvariantCulture, out var seconds)
        ? (long)seconds : DateTimeOffset.Parse(Scalar!, CultureInfo.InvariantCulture).ToUnixTimeSeconds();

    public static Answer Decode(WireResponse response, WireProtocol protocol, string operation)
    {
        switch (protocol)
        {
            case WireProtocol.AwsJson:
                return Of(JsonDocument.Parse(response.Body).RootElement);
            case WireProtocol.RpcV2Cbor:
                return Of(new CborReader(response.Body));
            default:
                var root = XDocument.Load(new MemoryStream(response.Body.ToArray())).Root!;
                Assert.Equal(Space + (operation + "Response"), root.Name);
                return root.Element(Space + (operation + "Result")) is { } result ? Of(result) : Structure([]);
        }
    }

    private static Answer Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Structure(element.EnumerateObject().Select(member => (member.Name, Of(member.Value)))),
        JsonValueKind.Array => Sequence(element.EnumerateArray().Select(Of)),
        _ => Value(element.ToString()),
    };

    private static Answer Of(XElement element) =>
        !element.HasElements ? Value(element.Value)
        : element.Elements().All(child => child.Name == Space + "member") ? Sequence(element.Elements().Select(Of))
        : element.Elements().All(child => child.Name == Space + "entry")
            ? Structure(element.Elements().Select(entry => (entry.Element(Space + "key")!.Value, Of(entry.Element(Space + "value")!))))
        : Structure(element.Elements().Select(child => (child.Name.LocalName, Of(child))));

    private static Answer Of(CborReader reader)
    {
        switch (reader.PeekState())
        {
            case CborReaderState.StartMap:
                var members = new List<(string, Answer)>();
                reader.ReadStartMap();
                while (reader.PeekState() != CborReaderState.EndMap) members.Add((reader.ReadTextString(), Of(reader)));
                reader.ReadEndMap();
                return Structure(members);
            case CborReaderState.StartArray:
                var items = new List<Answer>();
                reader.ReadStartArray();
                while (reader.PeekState() != CborReaderState.EndArray) items.Add(Of(reader));
                reader.ReadEndArray();
                return Sequence(items);
            case CborReaderState.Tag:
                Assert.Equal(CborTag.UnixTimeSeconds, reader.ReadTag());
                Assert.Equal(CborReaderState.DoublePrecisionFloat, reader.PeekState());
                return Of(reader);
            case CborReaderState.TextString:
                return Value(reader.ReadTextString());
            case CborReaderState.Boolean:
                return Value(reader.ReadBoolean() ? "True" : "False");
            case CborReaderState.DoublePrecisionFloat:
                return Value(reader.ReadDouble().ToString("R", CultureInfo.InvariantCulture));
            default:
                return Value(reader.ReadInt64().ToString(CultureInfo.InvariantCulture));
        }
    }

    private static Answer Structure(IEnumerable<(string Name, Answer Value)> members) => new(null, members.ToDictionary(m => m.Name, m => m.Value), []);
    private static Answer Sequence(IEnumerable<Answer> items) => new(null, new Dictionary<string, Answer>(), [.. items]);
    private static Answer Value(string text) => new(text, new Dictionary<string, Answer>(), []);
}
