using CsCheck;

namespace Dashboard.Tests.Aws.Support;

internal static class Generators
{
    public static readonly Gen<CborForm> Form = Gen.Select(Gen.Bool, Gen.Enum<CborNumbers>(), Gen.Enum<CborTimes>(), Gen.Bool).Select((counts, numbers, times, chunks) => new CborForm(counts, numbers, times, chunks));

    private static readonly Gen<double> Value = Gen.OneOf(
        Gen.Int[-70_000, 70_000].Select(i => (double)i), Gen.Double, Gen.Float.Select(f => (double)f), Among(double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 1.5, 4294967296));

    private static readonly Gen<(long, double)> Point = Gen.Select(Gen.Long[0, 4_102_444_800], Value);

    private static readonly Gen<string> Text = Gen.String[Gen.Char.AlphaNumeric, 0, 40];

    private static readonly Gen<PageSeries> Series = Gen.Select(
        Gen.Int[0, 700], Point.Array[0, 400], Among("Complete", "PartialData", "InternalError", "Forbidden"), Gen.Select(Text, Text).Array[0, 2])
        .Select((id, points, status, messages) => new PageSeries($"q{id}", points, status, messages.Length == 0 ? null : messages));

    public static readonly Gen<MetricPage> Page = Gen.Select(Series.Array[0, 6], Text.Select(t => t.Length == 0 ? null : t), Gen.Select(Text, Text).Array[0, 2])
        .Select((series, token, messages) => new MetricPage(series, token, messages.Length == 0 ? null : messages));

    private static Gen<T> Among<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
