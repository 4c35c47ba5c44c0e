using System.Collections.Immutable;
using Dashboard.Analysis.Model;
using static Dashboard.Analysis.Recommendations.Exports.ExportNames;
using static Dashboard.Analysis.Recommendations.Exports.ScalingExport;

namespace Dashboard.Analysis.Recommendations.Exports;

/// <summary>Provisioned concurrency of an alias; of a published version or an alias only, never of $LATEST.</summary>
internal static class ProvisionedExport
{
    public static ImmutableArray<Export> Of(string function, FunctionAlias alias, int value) =>
    [
        new(ExportFormat.AwsCli, Command(function, alias, value)),
        new(ExportFormat.CloudFormation, $"""
            # Part of the alias's own resource; the version is the one it points to now.
            Resources:
            {Resource(LogicalId(Name(function, alias), "Alias"), function, alias, value)}
            """),
        new(ExportFormat.Terraform, Block(Label(Name(function, alias)), function, alias, value)),
    ];

    public static string Name(string function, FunctionAlias alias) => $"{function}-{alias.Name}";

    public static string Command(string function, FunctionAlias alias, int value) => ShellText.Aws(
        "lambda", "put-provisioned-concurrency-config",
        ("function-name", function), ("qualifier", alias.Name), ("provisioned-concurrent-executions", Number(value)));

    /// <param name="value">0 for an alias without any.</param>
    public static string Resource(string id, string function, FunctionAlias alias, int value)
    {
        var provisioned = value == 0
            ? "      # Without ProvisionedConcurrencyConfig.\n"
            : $"      ProvisionedConcurrencyConfig:\n        ProvisionedConcurrentExecutions: {Number(value)}\n";
        return $"""
              {id}:
                Type: AWS::Lambda::Alias
                Properties:
                  FunctionName: {YamlText.Quote(function)}
                  FunctionVersion: {YamlText.Quote(alias.Version)}
                  Name: {YamlText.Quote(alias.Name)}

            """ + provisioned;
    }

    public static string Block(string label, string function, FunctionAlias alias, int value) => $$"""
        resource "aws_lambda_provisioned_concurrency_config" "{{label}}" {
          function_name                     = {{HclText.Quote(function)}}
          qualifier                         = {{HclText.Quote(alias.Name)}}
          provisioned_concurrent_executions = {{Number(value)}}
        }

        """;

    /// <summary>What is not there any more cannot be written, except in words.</summary>
    public static string BlockRemoved(string function, FunctionAlias alias) =>
        $"# Remove the aws_lambda_provisioned_concurrency_config of {HclText.Quote(function)}, qualifier {HclText.Quote(alias.Name)}.\n";
}
