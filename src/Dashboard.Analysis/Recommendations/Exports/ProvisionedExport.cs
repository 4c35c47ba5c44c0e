using System.Collections.Immutable;
using System.Globalization;
using Dashboard.Analysis.Model;
using static Dashboard.Analysis.Recommendations.Exports.ExportNames;

namespace Dashboard.Analysis.Recommendations.Exports;

/// <summary>Provisioned concurrency of an alias; of a published version or an alias only, never of $LATEST.</summary>
internal static class ProvisionedExport
{
    public static ImmutableArray<Export> Of(string function, FunctionAlias alias, int value)
    {
        var number = value.ToString(CultureInfo.InvariantCulture);
        var name = $"{function}-{alias.Name}";
        return
        [
            new(ExportFormat.AwsCli, ShellText.Aws(
                "lambda", "put-provisioned-concurrency-config",
                ("function-name", function), ("qualifier", alias.Name), ("provisioned-concurrent-executions", number))),
            new(ExportFormat.CloudFormation, $"""
                # Part of the alias's own resource; the version is the one it points to now.
                Resources:
                  {LogicalId(name, "Alias")}:
                    Type: AWS::Lambda::Alias
                    Properties:
                      FunctionName: {YamlText.Quote(function)}
                      FunctionVersion: {YamlText.Quote(alias.Version)}
                      Name: {YamlText.Quote(alias.Name)}
                      ProvisionedConcurrencyConfig:
                        ProvisionedConcurrentExecutions: {number}

                """),
            new(ExportFormat.Terraform, $$"""
                resource "aws_lambda_provisioned_concurrency_config" "{{Label(name)}}" {
                  function_name                     = {{HclText.Quote(function)}}
                  qualifier                         = {{HclText.Quote(alias.Name)}}
                  provisioned_concurrent_executions = {{number}}
                }

                """),
        ];
    }
}
