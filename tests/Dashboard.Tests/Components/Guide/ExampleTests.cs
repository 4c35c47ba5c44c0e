using System.Reflection;
using System.Text.Json;
using Dashboard.Components.Guide.Examples;

namespace Dashboard.Tests.Components.Guide;

public sealed class ExampleTests
{
    private static readonly Example[] All = [.. typeof(Example).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(Example).Namespace)
        .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
        .Where(field => field.FieldType == typeof(Example))
        .Select(field => (Example)field.GetValue(null)!)];

    public static TheoryData<string, string> Json => new(All.Where(example => example.Language.StartsWith("JSON", StringComparison.Ordinal)).Select(example => (example.Title, example.Text)));

    public static TheoryData<string, string> CloudFormation => new(All.Where(example => example.Language == "CloudFormation").Select(example => (example.Title, example.Text)));

    [Theory]
    [MemberData(nameof(Json))]
    public void Json_parses(string title, string text)
    {
        using var document = JsonDocument.Parse(text);
        Assert.True(document.RootElement.ValueKind == JsonValueKind.Object, title);
    }

    [Theory]
    [MemberData(nameof(CloudFormation))]
    public void CloudFormation_is_indented_by_twos_without_tabs_and_every_resource_has_a_type(string title, string text)
    {
        var lines = text.Split('\n');
        Assert.All(lines, line => Assert.True(!line.Contains('\t', StringComparison.Ordinal) && (line.Length - line.TrimStart().Length) % 2 == 0, $"{title}: {line}"));
        var resources = lines.Index().Where(line => line.Item.Length > 0 && line.Item[0] != ' ').ToArray();
        Assert.NotEmpty(resources);
        Assert.All(resources, resource => Assert.StartsWith("  Type: AWS::", lines[resource.Index + 1], StringComparison.Ordinal));
    }

    [Fact]
    public void Provisioned_concurrency_is_of_an_alias()
    {
        using var document = JsonDocument.Parse(ConcurrencyExamples.Provisioned.Text);
        Assert.Equal("live", document.RootElement.GetProperty("Qualifier").GetString());
    }

    [Fact]
    public void Target_tracking_has_its_scalable_target_and_a_fraction()
    {
        Assert.Contains("AWS::ApplicationAutoScaling::ScalableTarget", ConcurrencyExamples.Scaling.Text, StringComparison.Ordinal);
        Assert.Contains("TargetValue: 0.75 ", ConcurrencyExamples.Scaling.Text, StringComparison.Ordinal);
    }
}
