using System.Collections.Immutable;
using System.Globalization;
using static Dashboard.Analysis.Recommendations.Exports.ExportNames;

namespace Dashboard.Analysis.Recommendations.Exports;

/// <summary>
/// One number of a function's own settings. In CloudFormation and Terraform it belongs into the resource that defines the function, which
/// nobody but its owner has: the text shows the lines that change.
/// </summary>
internal sealed record FunctionSettingExport(string Operation, string Option, string Property, string Argument)
{
    private const string Hint = "# Part of the function's own resource; what else it has stays as it is.";

    public static FunctionSettingExport Reserved { get; } =
        new("put-function-concurrency", "reserved-concurrent-executions", "ReservedConcurrentExecutions", "reserved_concurrent_executions");

    public static FunctionSettingExport Memory { get; } = new("update-function-configuration", "memory-size", "MemorySize", "memory_size");

    public static FunctionSettingExport Timeout { get; } = new("update-function-configuration", "timeout", "Timeout", "timeout");

    public ImmutableArray<Export> Of(string function, int value)
    {
        var number = value.ToString(CultureInfo.InvariantCulture);
        return
        [
            new(ExportFormat.AwsCli, ShellText.Aws("lambda", Operation, ("function-name", function), (Option, number))),
            new(ExportFormat.CloudFormation, $"""
                {Hint}
                Resources:
                  {LogicalId(function)}:
                    Type: AWS::Lambda::Function
                    Properties:
                      FunctionName: {YamlText.Quote(function)}
                      {Property}: {number}

                """),
            new(ExportFormat.Terraform, $$"""
                {{Hint}}
                resource "aws_lambda_function" "{{Label(function)}}" {
                  function_name = {{HclText.Quote(function)}}
                  {{Argument}} = {{number}}
                }

                """),
        ];
    }
}
