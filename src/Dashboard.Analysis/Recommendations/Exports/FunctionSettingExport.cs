using System.Collections.Immutable;
using static Dashboard.Analysis.Recommendations.Exports.ExportNames;
using static Dashboard.Analysis.Recommendations.Exports.ScalingExport;

namespace Dashboard.Analysis.Recommendations.Exports;

/// <summary>
/// One number of a function's own settings. In CloudFormation and Terraform it belongs into the resource that defines the function, which
/// nobody but its owner has: the text shows the lines that change.
/// </summary>
internal sealed record FunctionSettingExport(string Operation, string Option, string Property, string Argument)
{
    /// <summary>Stands for no reservation in Terraform. Source: Terraform AWS provider, aws_lambda_function.</summary>
    public const int Unreserved = -1;

    public const string Hint = "# Part of the function's own resource; what else it has stays as it is.";

    public static FunctionSettingExport Reserved { get; } =
        new("put-function-concurrency", "reserved-concurrent-executions", "ReservedConcurrentExecutions", "reserved_concurrent_executions");

    public static FunctionSettingExport Memory { get; } = new("update-function-configuration", "memory-size", "MemorySize", "memory_size");

    public static FunctionSettingExport Timeout { get; } = new("update-function-configuration", "timeout", "Timeout", "timeout");

    public ImmutableArray<Export> Of(string function, int value) =>
    [
        new(ExportFormat.AwsCli, Command(function, value)),
        new(ExportFormat.CloudFormation, $"{Hint}\nResources:\n{Resource(LogicalId(function), function, value)}"),
        new(ExportFormat.Terraform, $"{Hint}\n{Block(Label(function), function, value)}"),
    ];

    public string Command(string function, int value) => ShellText.Aws("lambda", Operation, ("function-name", function), (Option, Number(value)));

    public string Resource(string id, string function, int value) => Resource(id, function, $"{Property}: {Number(value)}");

    public string ResourceWithout(string id, string function) => Resource(id, function, $"# Without {Property}.");

    public string Block(string label, string function, int value) => $$"""
        resource "aws_lambda_function" "{{label}}" {
          function_name = {{HclText.Quote(function)}}
          {{Argument}} = {{Number(value)}}
        }

        """;

    private static string Resource(string id, string function, string line) => $"""
          {id}:
            Type: AWS::Lambda::Function
            Properties:
              FunctionName: {YamlText.Quote(function)}
              {line}

        """;
}
