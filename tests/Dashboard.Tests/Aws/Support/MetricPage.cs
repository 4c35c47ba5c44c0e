using System.Formats.Cbor;
using System.Globalization;
using System.Text.Json;

namespace Dashboard.Tests.Aws.Support;

/// <summary>An answer of GetMetricData, written by encoders that are not ours.</summary>
internal sealed record MetricPage(IReadOnlyList<PageSeries> Series, string? NextToken = null, IReadOnlyList<(string Code, string Value)>? Messages = null)
{
    public byte[] ToCbor() => ToCbor(CborForm.Indefinite);

    public byte[] ToCbor(CborForm form)
    {
        var writer = new CborWriter(CborConformanceMode.Lax);
        writer.WriteStartMap(form.Count(1 + (NextToken is null ? 0 : 1) + (Messages is null ? 0 : 1)));
        writer.WriteTextString("MetricDataResults");
        writer.WriteStartArray(form.Count(Series.Count));
        foreach (var series in Series) series.Write(writer, form);
        writer.WriteEndArray();
        if (NextToken is not null)
        {
            writer.WriteTextString(nameof(NextToken));
            form.Text(writer, NextToken);
        }
        if (Messages is not null) WriteMessages(writer, form, Messages);
        writer.WriteEndMap();
        return writer.Encode();
    }

    public string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("MetricDataResults");
            foreach (var series in Series) series.Write(writer);
            writer.WriteEndArray();
            if (NextToken is not null) writer.WriteString(nameof(NextToken), NextToken);
            if (Messages is not null) WriteMessages(writer, Messages);
            writer.WriteEndObject();
        }
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    internal static void WriteMessages(CborWriter writer, CborForm form, IReadOnlyList<(string Code, string Value)> messages)
    {
        writer.WriteTextString(nameof(Messages));
        writer.WriteStartArray(form.Count(messages.Count));
        foreach (var (code, value) in messages)
        {
            writer.WriteStartMap(form.Count(2));
            writer.WriteTextString("Code");
            form.Text(writer, code);
            writer.WriteTextString("Value");
            form.Text(writer, value);
            writer.WriteEndMap();
        }
        writer.WriteEndArray();
    }

    internal static void WriteMessages(Utf8JsonWriter writer, IReadOnlyList<(string Code, string Value)> messages)
    {
        writer.WriteStartArray(nameof(Messages));
        foreach (var (code, value) in messages)
        {
            writer.WriteStartObject();
            writer.WriteString("Code", code);
            writer.WriteString("Value", value);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}

internal sealed record PageSeries(string Id, IReadOnlyList<(long Seconds, double Value)> Points, string Status = "Complete", IReadOnlyList<(string Code, string Value)>? Messages = null)
{
    public void Write(CborWriter writer, CborForm form)
    {
        writer.WriteStartMap(form.Count(Messages is null ? 6 : 7));
        writer.WriteTextString("Label");
        form.Text(writer, "a label nobody reads");
        writer.WriteTextString("Timestamps");
        writer.WriteStartArray(form.Count(Points.Count));
        foreach (var (seconds, _) in Points) form.Time(writer, seconds);
        writer.WriteEndArray();
        if (Messages is not null) MetricPage.WriteMessages(writer, form, Messages);
        writer.WriteTextString(nameof(Id));
        form.Text(writer, Id);
        writer.WriteTextString("Values");
        writer.WriteStartArray(form.Count(Points.Count));
        foreach (var (_, value) in Points) form.Number(writer, value);
        writer.WriteEndArray();
        writer.WriteTextString("Unheard");
        writer.WriteStartMap(1);
        writer.WriteTextString("of");
        writer.WriteByteString([1, 2, 3]);
        writer.WriteEndMap();
        writer.WriteTextString("StatusCode");
        writer.WriteTextString(Status);
        writer.WriteEndMap();
    }

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("Label", "a label nobody reads");
        writer.WriteStartArray("Timestamps");
        foreach (var (seconds, _) in Points) writer.WriteNumberValue(seconds);
        writer.WriteEndArray();
        if (Messages is not null) MetricPage.WriteMessages(writer, Messages);
        writer.WriteString(nameof(Id), Id);
        writer.WriteStartArray("Values");
        foreach (var (_, value) in Points)
        {
            if (double.IsFinite(value)) writer.WriteNumberValue(value);
            else writer.WriteStringValue(double.IsNaN(value) ? "NaN" : value.ToString(CultureInfo.InvariantCulture).Replace("∞", "Infinity", StringComparison.Ordinal));
        }
        writer.WriteEndArray();
        writer.WriteStartObject("Unheard");
        writer.WriteNumber("of", 1);
        writer.WriteEndObject();
        writer.WriteString("StatusCode", Status);
        writer.WriteEndObject();
    }
}
