using Dashboard.Aws.Runtime;

namespace Dashboard.Tests.Aws.Runtime;

/// <summary>Expected addresses are those of botocore's endpoint rule sets.</summary>
public sealed class EndpointTemplateTests
{
    [Theory]
    [InlineData("CloudWatch", "eu-central-1", false, false, "https://monitoring.eu-central-1.amazonaws.com")]
    [InlineData("CloudWatch", "eu-central-1", false, true, "https://monitoring.eu-central-1.api.aws")]
    [InlineData("CloudWatch", "us-east-1", true, false, "https://monitoring-fips.us-east-1.amazonaws.com")]
    [InlineData("CloudWatch", "us-east-1", true, true, "https://monitoring-fips.us-east-1.api.aws")]
    [InlineData("CloudWatch", "us-gov-west-1", true, false, "https://monitoring.us-gov-west-1.amazonaws.com")]
    [InlineData("CloudWatch", "us-gov-west-1", true, true, "https://monitoring.us-gov-west-1.api.aws")]
    [InlineData("CloudWatch", "cn-north-1", false, false, "https://monitoring.cn-north-1.amazonaws.com.cn")]
    [InlineData("CloudWatch", "cn-north-1", false, true, "https://monitoring.cn-north-1.api.amazonwebservices.com.cn")]
    [InlineData("Lambda", "us-gov-west-1", true, false, "https://lambda-fips.us-gov-west-1.amazonaws.com")]
    [InlineData("Lambda", "us-east-1", false, true, "https://lambda.us-east-1.api.aws")]
    [InlineData("AutoScaling", "us-gov-east-1", true, false, "https://application-autoscaling.us-gov-east-1.amazonaws.com")]
    [InlineData("AutoScaling", "us-gov-east-1", true, true, "https://application-autoscaling-fips.us-gov-east-1.api.aws")]
    [InlineData("AutoScaling", "eusc-de-east-1", false, false, "https://application-autoscaling.eusc-de-east-1.amazonaws.eu")]
    public void Hosts_follow_the_partition_and_its_exceptions(string service, string region, bool fips, bool dualStack, string expected)
    {
        var definition = service switch { "CloudWatch" => ServiceDefinition.CloudWatch, "Lambda" => ServiceDefinition.Lambda, _ => ServiceDefinition.AutoScaling };

        Assert.Equal(expected, EndpointTemplate.Expand(definition, region, fips, dualStack));
    }
}
