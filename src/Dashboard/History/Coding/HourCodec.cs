using System.Numerics;

namespace Dashboard.History.Coding;

/// <summary>
/// Packs an hour into bytes. Which minutes are known stands once; each metric has the minutes in which it has a value and the differences
/// from one to the next. Zeros of a count take no room of their own, nor do those of other metrics that have many: an idle hour takes a
/// handful of bytes.
/// </summary>
public static class HourCodec
{
    private const byte Version = 1;
    private const byte AllKnown = 0x10;

    // Header of a metric.
    private const byte OmitsBitmap = 1;
    private const byte HasUnknown = 2;
    private const byte HasNone = 4;
    /// <summary>Not said of counts: their zeros never stand.</summary>
    private const byte OmitsZeros = 8;

    private const ulong AllMinutes = (1UL << HourBlock.Minutes) - 1;

    /// <summary>Bytes that any hour of a shape fits into.</summary>
    public static int LargestOf(SeriesShape shape) => 32 + shape.Metrics * (1 + 2 * sizeof(ulong) + HourBlock.Minutes * 10);

    /// <returns>Bytes written.</returns>
    public static int Encode(HourBlock block, Span<byte> into)
    {
        var writer = new ByteWriter(into);
        var known = block.Known();
        writer.Byte(known == AllMinutes ? (byte)(Version | AllKnown) : Version);
        if (known != AllMinutes) writer.Bits(known);
        writer.Unsigned(MetricsOf(block));
        for (var metric = 0; metric < block.Shape.Metrics; metric++) Encode(ref writer, block, metric, known);
        return writer.Length;
    }

    /// <summary>The metrics that the block wants; others are passed over, and what comes after the last of them is not looked at.</summary>
    /// <exception cref="InvalidDataException">The bytes are none of ours.</exception>
    public static void Decode(ReadOnlySpan<byte> bytes, HourBlock into)
    {
        into.Clear();
        var reader = new ByteReader(bytes);
        var header = reader.Byte();
        if ((header & ~AllKnown) != Version) throw new InvalidDataException($"An hour of the history has the unknown form {header}.");
        var known = (header & AllKnown) != 0 ? AllMinutes : reader.Bits() & AllMinutes;
        var metrics = reader.Unsigned();
        if (metrics >> into.Shape.Metrics != 0) throw new InvalidDataException("An hour of the history has metrics nobody knows.");
        for (; (metrics & into.Wanted) != 0; metrics &= metrics - 1)
        {
            var metric = BitOperations.TrailingZeroCount(metrics);
            if (into.Wants(metric)) Decode(ref reader, into, metric, known);
            else Skip(ref reader, known);
        }
    }

    private static ulong MetricsOf(HourBlock block)
    {
        var metrics = 0UL;
        for (var metric = 0; metric < block.Shape.Metrics; metric++)
            if (block[metric].ContainsAnyExcept(float.NaN)) metrics |= 1UL << metric;
        return metrics;
    }

    private static void Encode(ref ByteWriter writer, HourBlock block, int metric, ulong known)
    {
        var minutes = block[metric];
        ulong zero = 0, unknown = 0;
        for (var minute = 0; minute < HourBlock.Minutes; minute++)
        {
            if (float.IsNaN(minutes[minute])) unknown |= 1UL << minute;
            else if (minutes[minute] == 0) zero |= 1UL << minute;
        }
        unknown &= known;
        if (unknown == known) return;
        var isCount = block.Shape.IsCount[metric];
        var omitsZeros = isCount || IsShorterWithoutZeros(known, unknown, zero);
        var stored = known & ~unknown & ~(omitsZeros ? zero : 0);
        var saysUnknown = omitsZeros && unknown != 0;
        writer.Byte((byte)((stored == known ? OmitsBitmap : stored == 0 ? HasNone : 0) | (saysUnknown ? HasUnknown : 0) | (omitsZeros && !isCount ? OmitsZeros : 0)));
        if (stored != known && stored != 0) writer.Bits(stored);
        if (saysUnknown) writer.Bits(unknown);
        var previous = 0L;
        for (var rest = stored; rest != 0; rest &= rest - 1)
        {
            var whole = block.Shape.ToWhole(metric, minutes[BitOperations.TrailingZeroCount(rest)]);
            writer.Signed(whole - previous);
            previous = whole;
        }
    }

    /// <summary>A zero that stands takes a byte at least. Without them it is said which minutes are left, unless none is.</summary>
    private static bool IsShorterWithoutZeros(ulong known, ulong unknown, ulong zero) =>
        BitOperations.PopCount(zero) > (zero == (known & ~unknown) ? 0 : sizeof(ulong));

    private static void Decode(ref ByteReader reader, HourBlock into, int metric, ulong known)
    {
        var header = reader.Byte();
        var stored = Stored(ref reader, header, known);
        var unknown = (header & HasUnknown) != 0 ? reader.Bits() : 0;
        var minutes = into[metric];
        if (into.Shape.IsCount[metric] || (header & OmitsZeros) != 0)
            for (var zeros = known & ~stored & ~unknown; zeros != 0; zeros &= zeros - 1) minutes[BitOperations.TrailingZeroCount(zeros)] = 0;
        var whole = 0L;
        for (; stored != 0; stored &= stored - 1)
        {
            whole += reader.Signed();
            minutes[BitOperations.TrailingZeroCount(stored)] = into.Shape.FromWhole(metric, whole);
        }
    }

    private static void Skip(ref ByteReader reader, ulong known)
    {
        var header = reader.Byte();
        var stored = Stored(ref reader, header, known);
        if ((header & HasUnknown) != 0) reader.Bits();
        reader.Skip(BitOperations.PopCount(stored));
    }

    private static ulong Stored(ref ByteReader reader, byte header, ulong known) =>
        (header & OmitsBitmap) != 0 ? known : (header & HasNone) != 0 ? 0 : reader.Bits() & AllMinutes;
}
