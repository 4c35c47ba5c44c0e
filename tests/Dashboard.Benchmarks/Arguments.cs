using System.Globalization;

namespace Dashboard.Benchmarks;

/// <summary>Options of a benchmark: pairs of --name value, all whole numbers; a name alone stands for 1.</summary>
internal sealed class Arguments
{
    private readonly Dictionary<string, int> _values = new(StringComparer.Ordinal);

    public int this[string name, int otherwise] => _values.GetValueOrDefault(name, otherwise);

    public static Arguments Parse(ReadOnlySpan<string> args)
    {
        var parsed = new Arguments();
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i].TrimStart('-');
            parsed._values[name] = i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? int.Parse(args[++i], CultureInfo.InvariantCulture) : 1;
        }
        return parsed;
    }
}
