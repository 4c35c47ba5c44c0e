using Amazon.Runtime;
using Dashboard.Aws;

namespace Dashboard.Tests.Aws.Support;

internal static class Connections
{
    public const string AccessKey = "AKIAIOSFODNN7EXAMPLE";
    public const string SecretKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    /// <summary>To an endpoint of the test, without retries of whole calls unless asked for: the SDK waits in real time before them.</summary>
    public static AwsConnection To(Uri endpoint, int attempts = 1) => new()
    {
        Endpoint = endpoint,
        Region = "eu-west-1",
        Credentials = new BasicAWSCredentials(AccessKey, SecretKey),
        MaxAttempts = attempts,
    };
}
