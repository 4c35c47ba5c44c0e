using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dashboard.Simulator.Lambda;

namespace Dashboard.Simulator.ControlPlane;

/// <summary>Shows a function in the shapes of the Lambda service model.</summary>
internal static class FunctionView
{
    public static string Policy(LambdaFunction function) => System.Text.Json.JsonSerializer.Serialize(new
    {
        Version = "2012-10-17",
        Id = "default",
        Statement = function.InvokerServices.Select(service => new
        {
            Sid = service.Split('.')[0],
            Effect = "Allow",
            Principal = new { Service = service },
            Action = "lambda:InvokeFunction",
            Resource = function.Arn,
        }),
    });

    /// <param name="version">$LATEST or a published one.</param>
    /// <param name="qualified">The ARN names the version.</param>
    public static FunctionConfiguration Configuration(LambdaFunction function, LambdaAccount account, string version = "$LATEST", bool qualified = false)
    {
        var code = CodeHash(function);
        return new()
        {
            FunctionName = function.Name,
            FunctionArn = qualified ? $"{function.Arn}:{version}" : function.Arn,
            Runtime = function.PackageType == "Image" ? null : function.Runtime,
            Role = $"arn:aws:iam::{account.AccountId}:role/{function.Name}-role",
            Handler = function.PackageType == "Image" ? null : "index.handler",
            CodeSize = CodeSize(function),
            Timeout = (int)function.Timeout.TotalSeconds,
            MemorySize = function.MemoryMegabytes,
            LastModified = Time(function.LastModified, "fff"),
            CodeSha256 = Convert.ToBase64String(code),
            Version = version,
            VpcConfig = function.VpcId is { } vpc ? new(function.SubnetIds, function.SecurityGroupIds, vpc, false) : null,
            DeadLetterConfig = function.DeadLetterTargetArn is { } target ? new(target) : null,
            Environment = function.Environment.Count > 0 ? new(function.Environment) : null,
            RevisionId = new(code.AsSpan(0, 16)),
            Layers = function.LayerArns.IsEmpty ? null : [.. function.LayerArns.Select(arn => new Layer(arn, 1_048_576))],
            PackageType = function.PackageType,
            Architectures = [function.Architecture],
            EphemeralStorage = new(function.EphemeralStorageMegabytes),
            SnapStart = function.SnapStart ? new("PublishedVersions", version == "$LATEST" ? "Off" : "On") : new("None", "Off"),
            LoggingConfig = new("Text", $"/aws/lambda/{function.Name}"),
        };
    }

    /// <summary>With the state, which GetFunctionConfiguration and GetFunction tell and ListFunctions does not.</summary>
    public static FunctionConfiguration WithState(FunctionConfiguration configuration, LambdaFunction function) => configuration with
    {
        State = function.State,
        StateReason = function.StateReasonCode == "Idle" ? "The function is idle." : null,
        StateReasonCode = function.StateReasonCode,
        LastUpdateStatus = "Successful",
    };

    public static ProvisionedConcurrency Provisioned(ProvisionedConcurrencyConfig config, string? functionArn) => new(
        functionArn is null ? null : $"{functionArn}:{config.Qualifier}",
        config.Requested, config.Available, config.Allocated, config.Status, config.StatusReason, Time(config.LastModified));

    public static Alias Alias(LambdaAlias alias, LambdaFunction function) => new(
        $"{function.Arn}:{alias.Name}", alias.Name, alias.Version, "",
        alias.AdditionalVersion is { } version ? new(new Dictionary<string, double> { [version] = alias.AdditionalWeight }) : null,
        new(CodeHash(function).AsSpan(16, 16)));

    public static EventSource EventSource(EventSourceMapping mapping, LambdaFunction function, LambdaAccount account) => new(
        mapping.Id, mapping.BatchSize, 0, mapping.EventSourceArn, function.Arn,
        mapping.LastModified.ToUnixTimeMilliseconds() / 1000.0, "OK", mapping.State, "USER_INITIATED",
        $"arn:aws:lambda:{account.Region}:{account.AccountId}:event-source-mapping:{mapping.Id}",
        mapping.MaximumConcurrency is { } maximum ? new(maximum) : null);

    /// <summary>Invented, between 1 and 21 MB; the same at every call.</summary>
    public static long CodeSize(LambdaFunction function) => 1_000_000 + BitConverter.ToUInt32(CodeHash(function)) % 20_000_000;

    private static byte[] CodeHash(LambdaFunction function) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{function.Name}@{function.LastModified.ToUnixTimeMilliseconds()}"));

    private static string Time(DateTimeOffset time, string fraction = "") =>
        time.UtcDateTime.ToString($"yyyy-MM-dd'T'HH:mm:ss{(fraction.Length > 0 ? "." + fraction : "")}'+0000'", CultureInfo.InvariantCulture);
}
