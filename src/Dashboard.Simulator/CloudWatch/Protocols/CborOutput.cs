using System.Formats.Cbor;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch.Protocols;

/// <summary>rpc-v2-cbor in the form AWS sends: maps and lists of indefinite length, timestamps tag 1 with a double, numbers as doubles.</summary>
internal sealed class CborOutput : Output
{
    private static readonly Dictionary<string, string> Headers = new() { ["smithy-protocol"] = "rpc-v2-cbor" };

    private readonly CborWriter _writer = new(CborConformanceMode.Lax, initialCapacity: 4096);

    public CborOutput() => _writer.WriteStartMap(null);

    public override Output Member(string name)
    {
        _writer.WriteTextString(name);
        return this;
    }

    public override void Text(string value) => _writer.WriteTextString(value);
    public override void Number(double value) => _writer.WriteDouble(value);
    public override void Integer(int value) => _writer.WriteInt32(value);
    public override void Flag(bool value) => _writer.WriteBoolean(value);

    public override void Time(long seconds)
    {
        _writer.WriteTag(CborTag.UnixTimeSeconds);
        _writer.WriteDouble(seconds);
    }

    public override void StartStructure() => _writer.WriteStartMap(null);
    public override void EndStructure() => _writer.WriteEndMap();
    public override void StartList() => _writer.WriteStartArray(null);
    public override void EndList() => _writer.WriteEndArray();

    public override void Map(IEnumerable<KeyValuePair<string, double>> entries)
    {
        StartStructure();
        foreach (var (key, value) in entries) Member(key).Number(value);
        EndStructure();
    }

    public override WireResponse Finish()
    {
        _writer.WriteEndMap();
        return new(200, "application/cbor", _writer.Encode(), Headers);
    }

    public override void Dispose()
    {
    }
}
