using System.Numerics;
using Dashboard.Analysis.Model;
using Dashboard.History.Storage;

namespace Dashboard.History.Coding;

/// <summary>Packs one minute of an account and all its functions into bytes, until the hour is full. An idle function takes two or three.</summary>
public static class MinuteCodec
{
    private const byte Version = 1;

    /// <summary>Stands for a function of which nothing ran, failed or was throttled, and nothing else is known.</summary>
    private const ulong Idle = 0;

    private static readonly int Invocations = (int)FunctionMetric.Invocations;
    private static readonly int Errors = (int)FunctionMetric.Errors;
    private static readonly int Throttles = (int)FunctionMetric.Throttles;

    /// <param name="series">Number of each slot's series; less than zero where the slot has no function.</param>
    public static byte[] Encode(MinuteColumn column, ReadOnlySpan<int> series)
    {
        var buffer = new byte[1 + LargestOf(SeriesShape.Account) + series.Length * LargestOf(SeriesShape.Function)];
        var writer = new ByteWriter(buffer);
        writer.Byte(Version);
        Span<float> values = stackalloc float[SeriesShape.Function.Metrics];
        for (var metric = 0; metric < SeriesShape.Account.Metrics; metric++) values[metric] = column.Account((AccountMetric)metric);
        var known = KnownOf(values[..SeriesShape.Account.Metrics]);
        writer.Unsigned(known);
        WriteValues(ref writer, SeriesShape.Account, values, known);

        var previous = 0;
        for (var slot = 0; slot < series.Length; slot++)
        {
            if (series[slot] < 0) continue;
            for (var metric = 0; metric < values.Length; metric++) values[metric] = column.Function((FunctionMetric)metric, slot);
            known = KnownOf(values);
            if (known == 0) continue;
            writer.Signed(series[slot] - previous);
            previous = series[slot];
            if (IsIdle(values, known)) known = Idle;
            writer.Unsigned(known);
            WriteValues(ref writer, SeriesShape.Function, values, known);
        }
        return buffer[..writer.Length];
    }

    /// <param name="account">Receives the account's own values in the minute given.</param>
    /// <param name="function">The block that receives the values of a series.</param>
    /// <exception cref="InvalidDataException">The bytes are none of ours.</exception>
    public static void Decode(ReadOnlySpan<byte> bytes, int minute, HourBlock account, Func<int, HourBlock> function)
    {
        var reader = Begin(bytes);
        ReadValues(ref reader, account, minute, reader.Unsigned());
        var series = 0;
        while (!reader.IsAtEnd)
        {
            series = Next(ref reader, series);
            ReadFunction(ref reader, function(series), minute, reader.Unsigned());
        }
    }

    /// <summary>The account's own values in the minute given, and none of its functions'.</summary>
    /// <exception cref="InvalidDataException">The bytes are none of ours.</exception>
    public static void DecodeAccount(ReadOnlySpan<byte> bytes, int minute, HourBlock into)
    {
        var reader = Begin(bytes);
        ReadValues(ref reader, into, minute, reader.Unsigned());
    }

    /// <summary>One series alone in the minute given; others are passed over. The block stays as it is where the series is not among them.</summary>
    /// <exception cref="InvalidDataException">The bytes are none of ours.</exception>
    public static void DecodeFunction(ReadOnlySpan<byte> bytes, int minute, int series, HourBlock into)
    {
        var reader = Begin(bytes);
        reader.Skip(BitOperations.PopCount(reader.Unsigned()));
        var read = 0;
        while (!reader.IsAtEnd)
        {
            read = Next(ref reader, read);
            var known = reader.Unsigned();
            if (read == series)
            {
                ReadFunction(ref reader, into, minute, known);
                return;
            }
            reader.Skip(BitOperations.PopCount(known));
        }
    }

    private static ByteReader Begin(ReadOnlySpan<byte> bytes)
    {
        var reader = new ByteReader(bytes);
        if (reader.Byte() is not Version and var version) throw new InvalidDataException($"A minute of the history has the unknown form {version}.");
        return reader;
    }

    private static int Next(ref ByteReader reader, int series)
    {
        var next = series + reader.Signed();
        return next is >= 0 and < SeriesKey.MostSeries ? (int)next : throw new InvalidDataException("A minute of the history has a series that cannot be.");
    }

    private static void ReadFunction(ref ByteReader reader, HourBlock into, int minute, ulong known)
    {
        if (known != Idle)
        {
            ReadValues(ref reader, into, minute, known);
            return;
        }
        foreach (var count in (ReadOnlySpan<int>)[Invocations, Errors, Throttles])
            if (into.Wants(count)) into[count][minute] = 0;
    }

    /// <summary>A number takes ten bytes at most, and so do the two before the values.</summary>
    private static int LargestOf(SeriesShape shape) => 10 * (shape.Metrics + 2);

    private static bool IsIdle(ReadOnlySpan<float> values, ulong known) =>
        known == (1UL << Invocations | 1UL << Errors | 1UL << Throttles) && values[Invocations] == 0 && values[Errors] == 0 && values[Throttles] == 0;

    private static ulong KnownOf(ReadOnlySpan<float> values)
    {
        var known = 0UL;
        for (var metric = 0; metric < values.Length; metric++)
            if (!float.IsNaN(values[metric])) known |= 1UL << metric;
        return known;
    }

    private static void WriteValues(ref ByteWriter writer, SeriesShape shape, scoped ReadOnlySpan<float> values, ulong known)
    {
        for (; known != 0; known &= known - 1)
        {
            var metric = BitOperations.TrailingZeroCount(known);
            writer.Signed(shape.ToWhole(metric, values[metric]));
        }
    }

    private static void ReadValues(ref ByteReader reader, HourBlock into, int minute, ulong known)
    {
        if (known >> into.Shape.Metrics != 0) throw new InvalidDataException("A minute of the history has metrics nobody knows.");
        for (; known != 0; known &= known - 1)
        {
            var metric = BitOperations.TrailingZeroCount(known);
            var whole = reader.Signed();
            if (into.Wants(metric)) into[metric][minute] = into.Shape.FromWhole(metric, whole);
        }
    }
}
