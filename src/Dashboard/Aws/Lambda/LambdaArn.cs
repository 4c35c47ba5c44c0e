namespace Dashboard.Aws.Lambda;

/// <summary>arn:aws:lambda:REGION:ACCOUNT:function:NAME, optionally with :QUALIFIER.</summary>
internal static class LambdaArn
{
    private const int NameAt = 6;

    public static string? FunctionName(string? arn) => Part(arn, NameAt);

    /// <summary>Alias or version; null in an unqualified ARN.</summary>
    public static string? Qualifier(string? arn) => Part(arn, NameAt + 1);

    private static string? Part(string? arn, int index) => arn?.Split(':', NameAt + 3) is { } parts && parts.Length > index && parts[0] == "arn" ? parts[index] : null;
}
