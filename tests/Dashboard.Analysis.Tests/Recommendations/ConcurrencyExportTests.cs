using System.Collections.Immutable;
using System.Text.Json;
using Dashboard.Analysis.Model;
using Dashboard.Analysis.Recommendations;
using Dashboard.Analysis.Recommendations.Exports;
using YamlDotNet.RepresentationModel;

namespace Dashboard.Analysis.Tests.Recommendations;

public sealed class ConcurrencyExportTests
{
    private static readonly FunctionAlias Live = new("live", "7");

    public static TheoryData<string> Names => ExportTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Any_name_reaches_every_tool_whole(string name)
    {
        var exports = ConcurrencyExport.Of(new(null, [new(name, 10, 60)], [new(name, Live, 0, 5)]));
        var calls = await Parsers.ShellAsync(Text(exports, ExportFormat.AwsCli));
        Assert.Equal(["lambda", "put-function-concurrency", $"--function-name={name}", "--reserved-concurrent-executions=60"], calls[0]);
        Assert.Equal(["lambda", "put-provisioned-concurrency-config", $"--function-name={name}", "--qualifier=live", "--provisioned-concurrent-executions=5"], calls[1]);

        var resources = Resources(exports);
        Assert.Equal(2, resources.Count);
        Assert.All(resources, resource => Assert.Equal(name, Scalar(resource, "FunctionName")));
        Assert.Equal("60", Scalar(resources[0], "ReservedConcurrentExecutions"));
        Assert.Equal("5", Scalar((YamlMappingNode)resources[1]["ProvisionedConcurrencyConfig"], "ProvisionedConcurrentExecutions"));

        var hcl = await HclAsync(exports);
        Assert.Equal((name, 60), Function(Assert.Single(hcl.GetProperty("aws_lambda_function").EnumerateObject()).Value[0]));
        Assert.Equal(name, Assert.Single(hcl.GetProperty("aws_lambda_provisioned_concurrency_config").EnumerateObject()).Value[0].GetProperty("function_name").GetString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task What_is_removed_is_removed_by_every_tool(string name)
    {
        var exports = ConcurrencyExport.Of(new(null, [new(name, 10, null)], [new(name, Live, 5, 0)]));
        Assert.Equal(
            [["lambda", "delete-provisioned-concurrency-config", $"--function-name={name}", "--qualifier=live"], ["lambda", "delete-function-concurrency", $"--function-name={name}"]],
            await Parsers.ShellAsync(Text(exports, ExportFormat.AwsCli)));

        var resources = Resources(exports);
        Assert.Equal(["FunctionName"], resources[0].Children.Keys.Select(key => ((YamlScalarNode)key).Value));
        Assert.Equal(["FunctionName", "FunctionVersion", "Name"], resources[1].Children.Keys.Select(key => ((YamlScalarNode)key).Value));

        var hcl = await HclAsync(exports);
        Assert.Equal((name, -1), Function(Assert.Single(hcl.GetProperty("aws_lambda_function").EnumerateObject()).Value[0]));
        Assert.False(hcl.TryGetProperty("aws_lambda_provisioned_concurrency_config", out _));
        Assert.Contains("# Remove the aws_lambda_provisioned_concurrency_config of ", Text(exports, ExportFormat.Terraform), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_account_limit_is_a_request_to_Service_Quotas()
    {
        var exports = ConcurrencyExport.Of(new(2000, [], []));
        Assert.Equal(
            [["service-quotas", "request-service-quota-increase", "--service-code=lambda", "--quota-code=L-B99A9384", "--desired-value=2000"]],
            await Parsers.ShellAsync(Text(exports, ExportFormat.AwsCli)));
        var quota = Assert.Single((await HclAsync(exports)).GetProperty("aws_servicequotas_service_quota").EnumerateObject()).Value[0];
        Assert.Equal(("lambda", "L-B99A9384", 2000), (quota.GetProperty("service_code").GetString(), quota.GetProperty("quota_code").GetString(), quota.GetProperty("value").GetInt32()));
        Assert.Empty(Resources(exports));
        Assert.Contains("no resource for the account limit", Text(exports, ExportFormat.CloudFormation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_give_back_before_they_take()
    {
        var exports = ConcurrencyExport.Of(new(
            2000,
            [new("raised", 10, 60), new("new", null, 5), new("lowered", 60, 10), new("removed", 20, null)],
            [new("raised", Live, 0, 40), new("lowered", Live, 30, 8)]));
        var calls = await Parsers.ShellAsync(Text(exports, ExportFormat.AwsCli));
        Assert.Equal(
            [
                "request-service-quota-increase ", "put-provisioned-concurrency-config lowered", "put-function-concurrency lowered", "delete-function-concurrency removed",
                "put-function-concurrency raised", "put-function-concurrency new", "put-provisioned-concurrency-config raised",
            ],
            calls.Select(call => $"{call[1]} {call[2].Split("--function-name=")[^1].Replace("--service-code=lambda", "", StringComparison.Ordinal)}"));
    }

    [Fact]
    public async Task Functions_whose_names_come_to_the_same_stay_apart()
    {
        string[] names = ["a-b", "a_b", "a b", "a.b"];
        var exports = ConcurrencyExport.Of(new(null, [.. names.Select(name => new ReservationChange(name, null, 1))], [.. names.Select(name => new ProvisionedChange(name, Live, 0, 1))]));
        Assert.Equal([.. names, .. names], Resources(exports).Select(resource => Scalar(resource, "FunctionName")));
        var hcl = await HclAsync(exports);
        foreach (var type in (string[])["aws_lambda_function", "aws_lambda_provisioned_concurrency_config"])
            Assert.Equal(names, hcl.GetProperty(type).EnumerateObject().Select(resource => resource.Value[0].GetProperty("function_name").GetString()));
    }

    private static (string?, int) Function(JsonElement function) => (function.GetProperty("function_name").GetString(), function.GetProperty("reserved_concurrent_executions").GetInt32());

    private static string Text(ImmutableArray<Export> exports, ExportFormat format) => exports.Single(export => export.Format == format).Text;

    private static List<YamlMappingNode> Resources(ImmutableArray<Export> exports) =>
        [.. ((YamlMappingNode)Parsers.Yaml(Text(exports, ExportFormat.CloudFormation))["Resources"]).Children.Values.Select(resource => (YamlMappingNode)((YamlMappingNode)resource)["Properties"])];

    private static async Task<JsonElement> HclAsync(ImmutableArray<Export> exports) => (await Parsers.HclAsync(Text(exports, ExportFormat.Terraform))).GetProperty("resource");

    private static string? Scalar(YamlMappingNode node, string key) => ((YamlScalarNode)node[key]).Value;
}
