using System.Globalization;
using Dashboard.Simulator.Fleet;

namespace Dashboard.Simulator.Hosting;

/// <summary>The command line of the simulate mode.</summary>
internal static class SimulateArguments
{
    public static string Usage { get; } =
        $"""
        simulate [--port 4566] [--listen loopback|any] [--functions 1000] [--scene quiet-day] [--seed 1]
                 [--trace FOLDER] [--speed 1] [--region us-east-1] [--account-limit N] [--past 3]
        --past is in hours of metrics that are there at the start.
        Scenes: {string.Join(", ", Scenes.Names)}.
        """;

    private static readonly SimulatorOptions Defaults = new()
    {
        Port = 4566,
        Fleet = new(Functions: 1000, Scene: "quiet-day", Past: TimeSpan.FromHours(3)),
    };

    /// <exception cref="FormatException">Names the argument and what it takes.</exception>
    public static SimulatorOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = Defaults;
        for (var i = 0; i < arguments.Count; i++)
        {
            var (name, inline) = arguments[i].Split('=', 2) is [var left, var right] ? (left, right) : (arguments[i], null);
            if (!Known.Contains(name)) throw new FormatException($"'{name}' is no argument of simulate. Arguments are: {string.Join(", ", Known)}.");
            var value = inline ?? (i + 1 < arguments.Count ? arguments[++i] : throw new FormatException($"{name} needs a value."));
            options = Apply(options, name, value);
        }
        return options;
    }

    private static readonly string[] Known =
        ["--port", "--listen", "--functions", "--scene", "--seed", "--trace", "--speed", "--region", "--account-limit", "--past"];

    private static SimulatorOptions Apply(SimulatorOptions options, string name, string value) => name switch
    {
        "--port" => options with { Port = Whole(name, value, 0, 65_535) },
        "--listen" => options with
        {
            ListenOnAllInterfaces = value switch
            {
                "any" => true,
                "loopback" => false,
                _ => throw Bad(name, value, "any or loopback"),
            },
        },
        "--speed" => options with { Speed = Speed(name, value) },
        _ => options with { Fleet = Apply(options.Fleet, name, value) },
    };

    private static SimulationOptions Apply(SimulationOptions fleet, string name, string value) => name switch
    {
        "--functions" => fleet with { Functions = Whole(name, value, 50, 10_000) },
        "--scene" => fleet with { Scene = Scenes.Names.Contains(value) ? value : throw Bad(name, value, $"one of {string.Join(", ", Scenes.Names)}") },
        "--seed" => fleet with { Seed = Whole(name, value, int.MinValue, int.MaxValue) },
        "--trace" => fleet with { TraceFolder = Directory.Exists(value) ? value : throw Bad(name, value, "a folder that exists") },
        "--region" => fleet with { Region = value.Split('-').Length >= 3 ? value : throw Bad(name, value, "a Region such as eu-central-1") },
        "--past" => fleet with { Past = TimeSpan.FromHours(Whole(name, value, 0, 14 * 24)) },
        _ => fleet with { AccountLimit = Whole(name, value, 1, 1_000_000) },
    };

    private static int Whole(string name, string value, int minimum, int maximum) =>
        int.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= minimum && number <= maximum
            ? number : throw Bad(name, value, $"a whole number from {minimum} to {maximum}");

    private static double Speed(string name, string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var speed) && speed is > 0 and <= 3600
            ? speed : throw Bad(name, value, "a number above 0, up to 3600");

    private static FormatException Bad(string name, string value, string expected) => new($"{name} takes {expected}; '{value}' was given.");
}
