namespace Dashboard.Simulator.Wire;

/// <summary>Signing names of the services served here.</summary>
internal static class AwsService
{
    public const string CloudWatch = "monitoring";
    public const string Lambda = "lambda";
    public const string ApplicationAutoScaling = "application-autoscaling";
    public const string SecurityToken = "sts";

    /// <summary>What stands before the colon in an IAM action.</summary>
    public static string ActionPrefix(string service) => service == CloudWatch ? "cloudwatch" : service;
}
