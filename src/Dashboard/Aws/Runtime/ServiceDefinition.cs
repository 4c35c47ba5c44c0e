namespace Dashboard.Aws.Runtime;

/// <summary>What tells one AWS service from another on the wire.</summary>
/// <param name="ServiceId">As in AWS's model; names AWS_ENDPOINT_URL_… and the profile's services section.</param>
/// <param name="HostPrefix">First label of the host.</param>
/// <param name="SigningName">Also the prefix of IAM actions, save for CloudWatch.</param>
/// <param name="IamPrefix">Prefix of IAM actions.</param>
/// <param name="GovFips">How GovCloud names the FIPS host of this service.</param>
internal sealed record ServiceDefinition(string ServiceId, string HostPrefix, string SigningName, string IamPrefix, string ApiVersion, GovFipsHost GovFips)
{
    public static readonly ServiceDefinition CloudWatch = new("CloudWatch", "monitoring", "monitoring", "cloudwatch", "2010-08-01", GovFipsHost.Plain);
    public static readonly ServiceDefinition Lambda = new("Lambda", "lambda", "lambda", "lambda", "2015-03-31", GovFipsHost.Suffixed);
    public static readonly ServiceDefinition AutoScaling =
        new("Application Auto Scaling", "application-autoscaling", "application-autoscaling", "application-autoscaling", "2016-02-06", GovFipsHost.PlainUnlessDualStack);
}

/// <summary>GovCloud endpoints are FIPS endpoints under their plain name for some services. Source: botocore's endpoint rule sets.</summary>
internal enum GovFipsHost { Suffixed, Plain, PlainUnlessDualStack }
