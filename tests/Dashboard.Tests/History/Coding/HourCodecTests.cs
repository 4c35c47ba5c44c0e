using CsCheck;
using Dashboard.Analysis.Model;
using Dashboard.History.Coding;

namespace Dashboard.Tests.History.Coding;

public sealed class HourCodecTests
{
    private static readonly int Invocations = (int)FunctionMetric.Invocations;

    [Fact]
    public void Any_hour_comes_back_to_the_precision_it_is_kept_at() =>
        Hours(SeriesShape.Function).Sample(values => Assert.Equal(Rounded(SeriesShape.Function, values), RoundTrip(SeriesShape.Function, values)));

    [Fact]
    public void Any_hour_of_an_account_does_too() =>
        Hours(SeriesShape.Account).Sample(values => Assert.Equal(Rounded(SeriesShape.Account, values), RoundTrip(SeriesShape.Account, values)));

    [Fact]
    public void Metrics_that_are_not_wanted_stay_unknown_and_the_others_are_as_they_were() =>
        Gen.Select(Hours(SeriesShape.Function), Gen.ULong).Sample((values, wanted) =>
        {
            var all = RoundTrip(SeriesShape.Function, values);
            Assert.Equal(all.Select((value, i) => (wanted >> (i / HourBlock.Minutes) & 1) == 0 ? float.NaN : value), RoundTrip(SeriesShape.Function, values, wanted));
        });

    [Fact]
    public void A_zero_that_is_known_is_not_an_unknown_value()
    {
        var block = new HourBlock(SeriesShape.Function);
        block[Invocations].Clear();
        block[Invocations][7] = float.NaN;
        block[(int)FunctionMetric.Errors][7] = 0;
        var bytes = Encode(block);
        var back = new HourBlock(SeriesShape.Function);
        HourCodec.Decode(bytes, back);
        Assert.Equal(0, back[Invocations][6]);
        Assert.Equal(float.NaN, back[Invocations][7]);
        Assert.Equal(0, back[(int)FunctionMetric.Errors][7]);
        Assert.Equal(float.NaN, back[(int)FunctionMetric.Errors][6]);
        Assert.Equal(float.NaN, back[(int)FunctionMetric.AsyncEventsDropped][6]);
    }

    [Fact]
    public void An_idle_hour_takes_five_bytes()
    {
        var block = new HourBlock(SeriesShape.Function);
        foreach (var metric in (FunctionMetric[])[FunctionMetric.Invocations, FunctionMetric.Errors, FunctionMetric.Throttles]) block[(int)metric].Clear();
        Assert.Equal(5, Encode(block).Length);
        block[Invocations].Fill(1);
        Assert.True(Encode(block).Length < 100);
    }

    [Fact]
    public void Zeros_of_what_is_no_count_take_no_room_when_there_are_many()
    {
        var block = new HourBlock(SeriesShape.Function);
        block[(int)FunctionMetric.IteratorAge].Clear();
        Assert.Equal(5, Encode(block).Length);
        block[(int)FunctionMetric.IteratorAge][3] = 1;
        Assert.Equal(5 + sizeof(ulong) + 1, Encode(block).Length);
    }

    [Fact]
    public void Bytes_cut_short_or_spoilt_are_refused_and_never_read_beyond()
    {
        var block = new HourBlock(SeriesShape.Function);
        for (var minute = 0; minute < 60; minute += 3) block[Invocations][minute] = minute * 1000;
        var bytes = Encode(block);
        for (var length = 0; length < bytes.Length; length++)
            Assert.Throws<InvalidDataException>(() => HourCodec.Decode(bytes.AsSpan(0, length), new HourBlock(SeriesShape.Function)));
        Gen.Byte.Array[0, 80].Sample(noise =>
        {
            try
            {
                HourCodec.Decode(noise, new HourBlock(SeriesShape.Function));
            }
            catch (InvalidDataException)
            {
            }
        });
    }

    internal static Gen<float[]> Hours(SeriesShape shape)
    {
        var value = Gen.Frequency((6, Gen.Const(float.NaN)), (3, Gen.Const(0f)), (3, Gen.Int[0, 3000].Select(i => (float)i)), (1, Gen.Float[0, 900_000]));
        return value.Array[shape.Metrics * HourBlock.Minutes];
    }

    private static float[] Rounded(SeriesShape shape, float[] values) =>
        [.. values.Select((value, i) => float.IsNaN(value) ? value : shape.FromWhole(i / HourBlock.Minutes, shape.ToWhole(i / HourBlock.Minutes, value)))];

    private static float[] RoundTrip(SeriesShape shape, float[] values, ulong wanted = ulong.MaxValue)
    {
        var block = new HourBlock(shape);
        for (var i = 0; i < values.Length; i++) block[i / HourBlock.Minutes][i % HourBlock.Minutes] = values[i];
        var back = new HourBlock(shape, wanted);
        HourCodec.Decode(Encode(block), back);
        return [.. Enumerable.Range(0, values.Length).Select(i => back[i / HourBlock.Minutes][i % HourBlock.Minutes])];
    }

    private static byte[] Encode(HourBlock block)
    {
        var bytes = new byte[HourCodec.LargestOf(block.Shape)];
        return bytes[..HourCodec.Encode(block, bytes)];
    }
}
