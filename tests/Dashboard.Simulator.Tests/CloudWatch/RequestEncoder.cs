using System.Formats.Cbor;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.Tests.CloudWatch;

/// <summary>Writes a request as Amazon's clients do in each protocol.</summary>
internal static class RequestEncoder
{
    public static byte[] Encode(WireProtocol protocol, string operation, Fields fields)
    {
        switch (protocol)
        {
            case WireProtocol.AwsJson:
                return JsonSerializer.SerializeToUtf8Bytes(ToJson(fields));
            case WireProtocol.RpcV2Cbor:
                var writer = new CborWriter();
                WriteCbor(writer, fields);
                return writer.Encode();
            default:
                var form = new List<string> { $"Action={operation}", "Version=2010-08-01" };
                AddForm(form, "", fields);
                return Encoding.UTF8.GetBytes(string.Join('&', form));
        }
    }

    private static object ToJson(object value) => value switch
    {
        Fields fields => fields.ToDictionary(field => field.Key, field => ToJson(field.Value)),
        DateTimeOffset time => time.ToUnixTimeMilliseconds() / 1000.0,
        string text => text,
        System.Collections.IEnumerable list => list.Cast<object>().Select(ToJson).ToList(),
        _ => value,
    };

    private static void WriteCbor(CborWriter writer, object value)
    {
        switch (value)
        {
            case Fields fields:
                writer.WriteStartMap(fields.Count);
                foreach (var (name, member) in fields)
                {
                    writer.WriteTextString(name);
                    WriteCbor(writer, member);
                }
                writer.WriteEndMap();
                break;
            case DateTimeOffset time when time.Millisecond == 0:
                writer.WriteTag(CborTag.UnixTimeSeconds);
                writer.WriteInt64(time.ToUnixTimeSeconds());
                break;
            case DateTimeOffset time:
                writer.WriteTag(CborTag.UnixTimeSeconds);
                writer.WriteDouble(time.ToUnixTimeMilliseconds() / 1000.0);
                break;
            case string text: writer.WriteTextString(text); break;
            case int number: writer.WriteInt32(number); break;
            case double number: writer.WriteDouble(number); break;
            case bool flag: writer.WriteBoolean(flag); break;
            case System.Collections.IEnumerable list:
                writer.WriteStartArray(null);
                foreach (var item in list) WriteCbor(writer, item);
                writer.WriteEndArray();
                break;
        }
    }

    private static void AddForm(List<string> form, string path, object value)
    {
        switch (value)
        {
            case Fields fields:
                foreach (var (name, member) in fields) AddForm(form, path.Length == 0 ? name : $"{path}.{name}", member);
                break;
            case DateTimeOffset time: AddForm(form, path, time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", CultureInfo.InvariantCulture)); break;
            case string text: form.Add($"{Uri.EscapeDataString(path)}={Uri.EscapeDataString(text)}"); break;
            case bool flag: AddForm(form, path, flag ? "true" : "false"); break;
            case System.Collections.IEnumerable list:
                var at = 0;
                foreach (var item in list) AddForm(form, $"{path}.member.{++at}", item);
                break;
            default: AddForm(form, path, Convert.ToString(value, CultureInfo.InvariantCulture)!); break;
        }
    }
}
