using System.Buffers.Binary;

namespace Dashboard.Simulator.Metrics;

/// <summary>
/// A run of settled minutes in one byte array: per minute the distance to the one before, a byte that tells the form, the numbers in
/// the shortest form that keeps them exactly (a count of ones takes a few bytes), then the sample values.
/// </summary>
internal sealed class SealedMinutes
{
    private const byte Ones = 0, Integers = 1, Singles = 2, Doubles = 3, FormMask = 3, HasSamples = 4, Summarised = 8;
    private const double LargestInteger = 1L << 53;

    private readonly byte[] _bytes;

    public SealedMinutes(ReadOnlySpan<OpenMinute> minutes)
    {
        (First, Last, Count) = (minutes[0].Minute, minutes[^1].Minute, minutes.Length);
        var writer = new ByteWriter(minutes.Length * 16);
        var previous = First;
        foreach (ref readonly var minute in minutes)
        {
            writer.Integer((ulong)(minute.Minute - previous));
            Write(writer, minute);
            previous = minute.Minute;
        }
        _bytes = writer.ToArray();
    }

    public long First { get; }
    public long Last { get; }
    public int Count { get; }

    /// <summary>Bytes it takes.</summary>
    public int Size => _bytes.Length;

    /// <summary>Adds the minutes from <paramref name="from"/> on and before <paramref name="to"/>.</summary>
    public void Read(long from, long to, bool withSamples, MinuteBuffer into)
    {
        var reader = new ByteReader(_bytes);
        var minute = First;
        for (var i = 0; i < Count; i++)
        {
            minute += (long)reader.Integer();
            if (minute >= to) return;
            var form = reader.Byte();
            var set = ReadSet(ref reader, form);
            var values = (form & HasSamples) == 0 ? 0 : reader.Byte();
            if (minute < from || !withSamples)
            {
                reader.Skip(values * sizeof(float));
                if (minute >= from) into.Add(minute, set, 0, false);
                continue;
            }
            reader.Singles(into.Samples(values));
            into.Add(minute, set, values, (form & Summarised) != 0);
        }
    }

    /// <summary>The minutes as they were before sealing, for one of them to be revised.</summary>
    public OpenMinute[] Reopen()
    {
        var buffer = new MinuteBuffer();
        Read(First, Last + 1, withSamples: true, buffer);
        var minutes = new OpenMinute[Count];
        for (var i = 0; i < Count; i++)
        {
            ref readonly var value = ref buffer.Minutes[i];
            minutes[i] = new()
            {
                Minute = value.Minute,
                Set = value.Set,
                Samples = value.Values == 0 ? null : buffer.SamplesOf(value).ToArray(),
                Summarised = value.Summarised,
                VisibleFrom = DateTimeOffset.MinValue,
            };
        }
        return minutes;
    }

    private static void Write(ByteWriter writer, in OpenMinute minute)
    {
        var set = minute.Set;
        var form = FormOf(set);
        writer.Byte((byte)(form | (minute.Samples is null ? 0 : HasSamples) | (minute.Summarised ? Summarised : 0)));
        writer.Integer((ulong)set.SampleCount);
        if (form == Integers)
        {
            writer.Integer((ulong)set.Sum);
            writer.Integer((ulong)set.Minimum);
            writer.Integer((ulong)set.Maximum);
        }
        else if (form == Singles)
        {
            writer.Double(set.Sum);
            writer.Single((float)set.Minimum);
            writer.Single((float)set.Maximum);
        }
        else if (form == Doubles)
        {
            writer.Double(set.Sum);
            writer.Double(set.Minimum);
            writer.Double(set.Maximum);
        }
        if (minute.Samples is not { } samples) return;
        writer.Byte((byte)samples.Length);
        foreach (var sample in samples) writer.Single(sample);
    }

    private static StatisticSet ReadSet(ref ByteReader reader, byte form)
    {
        var count = (long)reader.Integer();
        return (form & FormMask) switch
        {
            Ones => new(count, 1, 1, count),
            Integers => new(reader.Integer(), reader.Integer(), reader.Integer(), count),
            Singles => new(reader.Double(), reader.Single(), reader.Single(), count),
            _ => new(reader.Double(), reader.Double(), reader.Double(), count),
        };
    }

    private static byte FormOf(in StatisticSet set) =>
        set is { Minimum: 1, Maximum: 1 } && set.Sum == set.SampleCount ? Ones
        : IsInteger(set.Sum) && IsInteger(set.Minimum) && IsInteger(set.Maximum) ? Integers
        : (float)set.Minimum == set.Minimum && (float)set.Maximum == set.Maximum ? Singles
        : Doubles;

    private static bool IsInteger(double value) => value is >= 0 and <= LargestInteger && Math.Floor(value) == value;

    private sealed class ByteWriter(int capacity)
    {
        private byte[] _bytes = new byte[capacity];
        private int _length;

        public void Byte(byte value) => Room(1)[0] = value;
        public void Single(float value) => BinaryPrimitives.WriteSingleLittleEndian(Room(sizeof(float)), value);
        public void Double(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);

        public void Integer(ulong value)
        {
            for (; value >= 0x80; value >>= 7) Byte((byte)(value | 0x80));
            Byte((byte)value);
        }

        public byte[] ToArray() => _bytes.AsSpan(0, _length).ToArray();

        private Span<byte> Room(int size)
        {
            if (_length + size > _bytes.Length) Array.Resize(ref _bytes, _bytes.Length * 2 + size);
            _length += size;
            return _bytes.AsSpan(_length - size, size);
        }
    }

    private ref struct ByteReader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public byte Byte() => Take(1)[0];
        public float Single() => BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));
        public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(sizeof(double)));
        public void Skip(int size) => Take(size);

        public void Singles(Span<float> into)
        {
            foreach (ref var value in into) value = Single();
        }

        public ulong Integer()
        {
            var value = 0UL;
            for (var shift = 0; ; shift += 7)
            {
                var b = Byte();
                value |= (ulong)(b & 0x7F) << shift;
                if (b < 0x80) return value;
            }
        }

        private ReadOnlySpan<byte> Take(int size)
        {
            var taken = _rest[..size];
            _rest = _rest[size..];
            return taken;
        }
    }
}
