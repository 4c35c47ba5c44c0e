using CsCheck;
using Dashboard.Analysis.Model;
using Dashboard.History.Coding;

namespace Dashboard.Tests.History.Coding;

public sealed class MinuteCodecTests
{
    private const int Slots = 5;
    private static readonly int[] Series = [70_000, 3, -1, 4, 900];
    private static readonly Gen<float> Value = Gen.Frequency((3, Gen.Const(float.NaN)), (2, Gen.Const(0f)), (3, Gen.Int[0, 15_000].Select(i => (float)i)));
    private static readonly Gen<(float[][] Functions, float[] Account)> Minutes =
        Gen.Select(Value.Array[Slots].Array[MinuteColumn.FunctionMetrics], Value.Array[MinuteColumn.AccountMetrics]);

    [Fact]
    public void Any_minute_of_any_functions_comes_back_to_the_precision_it_is_kept_at()
    {
        Minutes.Sample((functions, account) =>
        {
            var column = new MinuteColumn(100, functions, account);
            var (readAccount, read) = Decode(MinuteCodec.Encode(column, Series), minute: 40);
            Assert.Equal(account, Enumerable.Range(0, account.Length).Select(metric => readAccount[metric][40]));
            for (var slot = 0; slot < Slots; slot++)
            {
                var expected = Enumerable.Range(0, MinuteColumn.FunctionMetrics).Select(metric => functions[metric][slot]).ToArray();
                if (Series[slot] < 0 || expected.All(float.IsNaN)) Assert.DoesNotContain(Series[slot], read.Keys);
                else Assert.Equal(expected, Enumerable.Range(0, expected.Length).Select(metric => read[Series[slot]][metric][40]));
            }
        });
    }

    [Fact]
    public void One_function_or_the_account_alone_reads_the_same_as_with_all_others() => Minutes.Sample((functions, account) =>
    {
        var bytes = MinuteCodec.Encode(new(100, functions, account), Series);
        var (expectedAccount, expected) = Decode(bytes, minute: 59);
        var alone = new HourBlock(SeriesShape.Account);
        MinuteCodec.DecodeAccount(bytes, 59, alone);
        Assert.Equal(Values(expectedAccount), Values(alone));
        foreach (var series in (int[])[.. Series, 5])
        {
            var read = new HourBlock(SeriesShape.Function);
            MinuteCodec.DecodeFunction(bytes, 59, series, read);
            Assert.Equal(Values(expected.GetValueOrDefault(series, new(SeriesShape.Function))), Values(read));
        }
    });

    [Fact]
    public void An_idle_function_takes_two_bytes()
    {
        var functions = new float[]?[MinuteColumn.FunctionMetrics];
        foreach (var metric in (FunctionMetric[])[FunctionMetric.Invocations, FunctionMetric.Errors, FunctionMetric.Throttles]) functions[(int)metric] = new float[1000];
        var column = new MinuteColumn(1, functions, new float[MinuteColumn.AccountMetrics]);
        Assert.InRange(MinuteCodec.Encode(column, [.. Enumerable.Range(1, 1000)]).Length, 2000, 2020);
    }

    [Theory]
    [InlineData("01000100")] // -1
    [InlineData("01008080800100")] // 1,048,576: one more than a file can have
    [InlineData("010002000300")] // 1, then 2 less
    [InlineData("0100feffffff1f00")] // 2³² - 1
    [InlineData("010002 00feffffffffffffffff0100")] // 1, and 2⁶³ - 1 more
    public void A_series_that_cannot_be_is_refused(string row)
    {
        var bytes = Convert.FromHexString(row.Replace(" ", "", StringComparison.Ordinal));
        Assert.Throws<InvalidDataException>(() => Decode(bytes, 0));
        Assert.Throws<InvalidDataException>(() => MinuteCodec.DecodeFunction(bytes, 0, 900, new(SeriesShape.Function)));
    }

    [Fact]
    public void Spoilt_bytes_are_refused() => Gen.Byte.Array[0, 60].Sample(noise =>
    {
        try
        {
            Decode(noise, 0);
        }
        catch (InvalidDataException)
        {
        }
    });

    private static IEnumerable<float> Values(HourBlock block) => Enumerable.Range(0, block.Shape.Metrics).SelectMany(metric => block[metric].ToArray());

    private static (HourBlock Account, Dictionary<int, HourBlock> Functions) Decode(byte[] bytes, int minute)
    {
        var account = new HourBlock(SeriesShape.Account);
        var functions = new Dictionary<int, HourBlock>();
        MinuteCodec.Decode(bytes, minute, account, series => functions.TryGetValue(series, out var block) ? block : functions[series] = new(SeriesShape.Function));
        return (account, functions);
    }
}
