using Dashboard.Simulator.Wire;

namespace Dashboard.Simulator.Lambda;

/// <summary>The refusals of the Lambda control plane, in AWS's words.</summary>
internal static class LambdaErrors
{
    public static AwsErrorException BelowMinimum(string member, int value, int minimum) => Invalid(
        $"1 validation error detected: Value '{value}' at '{member}' failed to satisfy constraint: " +
        $"Member must have value greater than or equal to {minimum}");

    /// <param name="setting">What was asked for: ReservedConcurrentExecutions or ConcurrentExecutions.</param>
    public static AwsErrorException BelowUnreservedFloor(string setting) => Invalid(
        $"Specified {setting} for function decreases account's UnreservedConcurrentExecution " +
        $"below its minimum value of [{LambdaAccount.UnreservedFloor}].");

    public static AwsErrorException ReservedBelowProvisioned(int reserved, int provisioned) => Invalid(
        $"Specified ReservedConcurrentExecutions [{reserved}] for function is lower than the sum of " +
        $"ProvisionedConcurrentExecutions [{provisioned}] on its aliases and versions.");

    public static AwsErrorException ProvisionedAboveReserved(int reserved) => Invalid(
        $"Requested Provisioned Concurrency should not be greater than the reservedConcurrentExecution for function [{reserved}]");

    public static AwsErrorException UnpublishedVersion() => Invalid(
        "Provisioned Concurrency Configs cannot be applied to unpublished function versions.");

    public static AwsErrorException NoFunction(string arn) => new(404, "ResourceNotFoundException", $"Function not found: {arn}");

    public static AwsErrorException NoAlias(string arn) => new(404, "ResourceNotFoundException", $"Cannot find alias arn: {arn}");

    public static AwsErrorException NoProvisionedConcurrency() => new(
        404, "ProvisionedConcurrencyConfigNotFoundException", "No Provisioned Concurrency Config found for this function");

    /// <summary>Of Application Auto Scaling.</summary>
    public static AwsErrorException Validation(string message) => new(400, "ValidationException", message);

    private static AwsErrorException Invalid(string message) => new(400, "InvalidParameterValueException", message);
}
