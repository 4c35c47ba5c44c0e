using Dashboard.Simulator.CloudWatch.Protocols;
using Dashboard.Simulator.Metrics;

namespace Dashboard.Simulator.CloudWatch;

/// <summary>Members that several requests share. What is missing is MissingParameter.</summary>
internal static class MetricInput
{
    public static string RequiredText(this Input input, string member) =>
        input.Text(member) is { Length: > 0 } text ? text : throw CloudWatchError.Missing(input.PathOf(member));

    public static T Required<T>(this Input input, string member, T? value) where T : struct =>
        value ?? throw CloudWatchError.Missing(input.PathOf(member));

    public static Dimension[] Dimensions(this Input input)
    {
        var dimensions = input.Structures("Dimensions");
        if (dimensions.Count > 30) throw CloudWatchError.InvalidValue($"The collection {input.PathOf("Dimensions")} must not have a size greater than 30.");
        return [.. dimensions.Select(dimension => new Dimension(dimension.RequiredText("Name"), dimension.RequiredText("Value")))];
    }
}
