using System.Buffers;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Internal.Transform;
using Dashboard.Aws.Cbor;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.Faults;

/// <summary>An error answer of a service as it stands on the wire.</summary>
/// <param name="Code">Null when the answer names none.</param>
/// <param name="IsForeign">True when the answer does not claim to be of the protocol it was asked in.</param>
/// <param name="ServerTime">From the Date header.</param>
internal sealed record ServiceError(string? Code, string? Message, ErrorType Side, string? RequestId, HttpStatusCode Status, bool IsForeign, DateTimeOffset? ServerTime)
{
    public const string RequestIdHeader = "x-amzn-RequestId";
    /// <summary>The code of the old query protocol and who is at fault; sent because x-amzn-query-mode asks for it.</summary>
    public const string QueryErrorHeader = "x-amzn-query-error";
    public const string ErrorTypeHeader = "x-amzn-ErrorType";

    private const int LongestName = 128;
    private static readonly SearchValues<char> InNames = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._-");

    /// <summary>Reads any answer; what cannot be read is left out.</summary>
    public static ServiceError Read(WireFormat format, ReadOnlySpan<byte> body, IWebResponseData response, HttpStatusCode status)
    {
        var foreign = format == WireFormat.RpcV2Cbor && !WireFormats.IsRpcV2Cbor(response);
        var (type, message) = foreign ? (null, null) : Body(format, body);
        if (response.GetHeaderValue(ErrorTypeHeader) is { Length: > 0 } header) type = header;
        var code = ShapeName(type);
        var side = (int)status >= 500 ? ErrorType.Receiver : ErrorType.Sender;
        if (response.GetHeaderValue(QueryErrorHeader)?.Split(';') is [var queryCode, var fault] && IsName(queryCode))
        {
            code = queryCode;
            side = fault.Equals("Receiver", StringComparison.OrdinalIgnoreCase) ? ErrorType.Receiver : ErrorType.Sender;
        }
        return new(code, message, side, response.GetHeaderValue(RequestIdHeader), status, foreign && code is null, Date(response));
    }

    /// <summary>"namespace#Name", "Name:http://…" and both at once all mean Name.</summary>
    private static string? ShapeName(string? type)
    {
        if (string.IsNullOrEmpty(type)) return null;
        var beforeAddress = type.AsSpan(0, type.IndexOf(':') is >= 0 and var colon ? colon : type.Length);
        var name = beforeAddress[(beforeAddress.LastIndexOf('#') + 1)..];
        return IsName(name) ? name.ToString() : null;
    }

    /// <summary>An error is called by a name. Anything else in its place is no error of AWS, and may be of any length.</summary>
    private static bool IsName(ReadOnlySpan<char> text) => text.Length is > 0 and <= LongestName && !text.ContainsAnyExcept(InNames);

    internal static (string? Type, string? Message) Body(WireFormat format, ReadOnlySpan<byte> body)
    {
        try
        {
            return body.IsEmpty ? (null, null) : format == WireFormat.RpcV2Cbor ? CborBody(body) : JsonErrorBody(body);
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidOperationException)
        {
            return (null, null);
        }
    }

    private static (string?, string?) CborBody(ReadOnlySpan<byte> body)
    {
        string? type = null, message = null;
        var reader = new CborSpanReader(body);
        var members = reader.StartMap();
        while (reader.More(ref members))
        {
            var name = reader.ReadText();
            if (name.SequenceEqual("__type"u8)) type = reader.ReadStringOrNull();
            else if (name.SequenceEqual("message"u8) || name.SequenceEqual("Message"u8)) message = reader.ReadStringOrNull();
            else reader.Skip();
        }
        return (type, message);
    }

    private static (string?, string?) JsonErrorBody(ReadOnlySpan<byte> body)
    {
        string? type = null, message = null;
        var reader = new Utf8JsonReader(body);
        reader.Read();
        reader.Expect(JsonTokenType.StartObject);
        while (reader.NextProperty())
        {
            if (reader.ValueTextEquals("__type"u8)) type = reader.NextString();
            else if (reader.ValueTextEquals("message"u8) || reader.ValueTextEquals("Message"u8)) message = reader.NextString();
            else if (reader.ValueTextEquals("code"u8)) type = reader.NextString() ?? type;
            else reader.SkipProperty();
        }
        return (type, message);
    }

    /// <summary>When the answer was written; null without a Date header.</summary>
    public static DateTimeOffset? Date(IWebResponseData response) =>
        DateTimeOffset.TryParseExact(response.GetHeaderValue("Date"), "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;
}
