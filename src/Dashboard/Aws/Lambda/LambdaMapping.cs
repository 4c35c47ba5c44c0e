using System.Globalization;
using Dashboard.Analysis.Model;
using Dashboard.Aws.Runtime;

namespace Dashboard.Aws.Lambda;

/// <summary>From Lambda's answers to the model.</summary>
internal static class LambdaMapping
{
    public static AccountLimits Limits(AccountSettingsBody body) => new(
        body.AccountLimit?.ConcurrentExecutions ?? throw new FormatException("JSON: AccountLimit.ConcurrentExecutions is missing"),
        body.AccountLimit.UnreservedConcurrentExecutions,
        body.AccountUsage?.FunctionCount);

    public static FunctionConfiguration Function(FunctionBody body) => new()
    {
        Name = body.FunctionName ?? throw new FormatException("JSON: FunctionName is missing"),
        Arn = body.FunctionArn ?? "",
        Runtime = NotEmpty(body.Runtime),
        PackageType = NotEmpty(body.PackageType),
        MemoryMegabytes = body.MemorySize,
        Timeout = body.Timeout is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        Architecture = body.Architectures is [var first, ..] ? first : null,
        LastModified = Time(body.LastModified),
        EphemeralStorageMegabytes = body.EphemeralStorage?.Size,
        SnapStart = NotEmpty(body.SnapStart?.ApplyOn),
        Layers = JsonBody.All(body.Layers, layer => layer.Arn ?? ""),
        Vpc = Vpc(body.VpcConfig),
        DeadLetterTarget = NotEmpty(body.DeadLetterConfig?.TargetArn),
        OnManagedInstances = body.CapacityProviderConfig is not null,
        State = NotEmpty(body.State),
        StateReasonCode = NotEmpty(body.StateReasonCode),
    };

    public static ReservedConcurrency Reserved(FunctionConcurrencyBody body) =>
        body.ReservedConcurrentExecutions is { } reserved ? ReservedConcurrency.Of(reserved) : ReservedConcurrency.None;

    public static ProvisionedConcurrency Provisioned(ProvisionedBody body) => new(
        LambdaArn.Qualifier(body.FunctionArn) ?? "",
        body.RequestedProvisionedConcurrentExecutions ?? 0,
        body.AllocatedProvisionedConcurrentExecutions ?? 0,
        body.AvailableProvisionedConcurrentExecutions ?? 0,
        body.Status ?? "",
        NotEmpty(body.StatusReason));

    public static FunctionAlias Alias(AliasBody body)
    {
        var weights = body.RoutingConfig?.AdditionalVersionWeights;
        if (weights is null or { Count: 0 }) return new(body.Name ?? "", body.FunctionVersion ?? "");
        var (version, weight) = weights.First();
        return new(body.Name ?? "", body.FunctionVersion ?? "", version, weight);
    }

    public static (string FunctionName, EventSource Source) EventSource(EventSourceBody body) => (
        LambdaArn.FunctionName(body.FunctionArn) ?? "",
        new(body.Id ?? "", NotEmpty(body.EventSourceArn) ?? "self-managed", body.State ?? "", body.BatchSize, body.ScalingConfig?.MaximumConcurrency, NotEmpty(body.LastProcessingResult)));

    private static VpcAttachment? Vpc(VpcBody? body) =>
        body is null || string.IsNullOrEmpty(body.VpcId) && body.SubnetIds is not [_, ..] ? null : new(NotEmpty(body.VpcId), JsonBody.All(body.SubnetIds, id => id), JsonBody.All(body.SecurityGroupIds, id => id));

    private static DateTimeOffset? Time(string? text) =>
        DateTimeOffset.TryParseExact(text, ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
