using System.Globalization;

namespace Dashboard.Benchmarks;

/// <summary>Options of a benchmark: pairs of --name value, all whole numbers.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);

    public int this[string name, int otherwise] => _values.GetValueOrDefault(name, otherwise);

    public static Arguments Parse(ReadOnlySpan<string> args)
    {
        var parsed = new Arguments();
        for (var i = 0; i + 1 < args.Length; i += 2) parsed._values[args[i].TrimStart('-')] = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
        return parsed;
    }
}
