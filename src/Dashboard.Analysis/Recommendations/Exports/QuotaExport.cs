using static Dashboard.Analysis.Recommendations.Exports.ScalingExport;

namespace Dashboard.Analysis.Recommendations.Exports;

/// <summary>
/// A request to Service Quotas for a higher concurrency limit; it takes no lower one. Source: Service Quotas API,
/// RequestServiceQuotaIncrease; the code is that of "Concurrent executions".
/// </summary>
internal static class QuotaExport
{
    private const string Service = "lambda";
    private const string Code = "L-B99A9384";
    private const string Hint = "# A request: AWS grants it or asks back. What needs the higher limit is refused until then.";

    public const string NoResource = "# CloudFormation has no resource for the account limit: ask for it with the AWS CLI or Terraform.\n";

    public static string Command(int limit) => $"{Hint}\n" + ShellText.Aws(
        "service-quotas", "request-service-quota-increase", ("service-code", Service), ("quota-code", Code), ("desired-value", Number(limit)));

    public static string Block(int limit) => $$"""
        {{Hint}}
        resource "aws_servicequotas_service_quota" "lambda_concurrent_executions" {
          service_code = "{{Service}}"
          quota_code   = "{{Code}}"
          value        = {{Number(limit)}}
        }

        """;
}
