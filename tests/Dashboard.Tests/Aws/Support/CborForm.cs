using System.Formats.Cbor;

namespace Dashboard.Tests.Aws.Support;

/// <summary>Which of the legal forms of CBOR an answer is written in.</summary>
internal sealed record CborForm(bool HasCounts, CborNumbers Numbers, CborTimes Times, bool Chunks)
{
    public static readonly CborForm Indefinite = new(false, CborNumbers.Double, CborTimes.TaggedDouble, false);

    public int? Count(int count) => HasCounts ? count : null;

    public void Text(CborWriter writer, string text)
    {
        if (!Chunks || text.Length < 2)
        {
            writer.WriteTextString(text);
            return;
        }
        writer.WriteStartIndefiniteLengthTextString();
        writer.WriteTextString(text[..(text.Length / 2)]);
        writer.WriteTextString(text[(text.Length / 2)..]);
        writer.WriteEndIndefiniteLengthTextString();
    }

    public void Time(CborWriter writer, long seconds)
    {
        if (Times != CborTimes.PlainInteger) writer.WriteTag(CborTag.UnixTimeSeconds);
        if (Times == CborTimes.TaggedDouble) writer.WriteDouble(seconds);
        else writer.WriteInt64(seconds);
    }

    /// <summary>In the shortest form this style allows that keeps the value.</summary>
    public void Number(CborWriter writer, double value)
    {
        if (Numbers == CborNumbers.Shortest && value == Math.Floor(value) && Math.Abs(value) < 1L << 53 && !(value == 0 && double.IsNegative(value))) writer.WriteInt64((long)value);
        else if (Numbers == CborNumbers.Shortest && Same((double)(Half)value, value)) writer.WriteHalf((Half)value);
        else if (Numbers != CborNumbers.Double && Same((float)value, value)) writer.WriteSingle((float)value);
        else writer.WriteDouble(value);
    }

    private static bool Same(double narrow, double value) => narrow.Equals(value);
}

internal enum CborNumbers { Double, Single, Shortest }

internal enum CborTimes { TaggedDouble, TaggedInteger, PlainInteger }
