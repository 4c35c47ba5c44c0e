using System.Buffers;
using System.Text.Json;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.CloudWatch.Protocols;

/// <summary>awsJson1.0: timestamps are numbers, what is not finite is a string.</summary>
internal sealed class JsonOutput : Output
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);
    private readonly Utf8JsonWriter _writer;

    public JsonOutput()
    {
        _writer = new(_bytes, new() { SkipValidation = true });
        _writer.WriteStartObject();
    }

    public override Output Member(string name)
    {
        _writer.WritePropertyName(name);
        return this;
    }

    public override void Text(string value) => _writer.WriteStringValue(value);

    public override void Number(double value)
    {
        if (double.IsFinite(value)) _writer.WriteNumberValue(value);
        else _writer.WriteStringValue(double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
    }

    public override void Integer(int value) => _writer.WriteNumberValue(value);
    public override void Flag(bool value) => _writer.WriteBooleanValue(value);
    public override void Time(long seconds) => _writer.WriteNumberValue(seconds);
    public override void StartStructure() => _writer.WriteStartObject();
    public override void EndStructure() => _writer.WriteEndObject();
    public override void StartList() => _writer.WriteStartArray();
    public override void EndList() => _writer.WriteEndArray();

    public override void Map(IEnumerable<KeyValuePair<string, double>> entries)
    {
        StartStructure();
        foreach (var (key, value) in entries) Member(key).Number(value);
        EndStructure();
    }

    public override WireResponse Finish()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        return new(200, "application/x-amz-json-1.0", _bytes.WrittenMemory);
    }

    public override void Dispose() => _writer.Dispose();
}
