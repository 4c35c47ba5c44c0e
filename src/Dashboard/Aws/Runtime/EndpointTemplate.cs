using Amazon.Runtime;
using Amazon.Runtime.Internal.Endpoints.StandardLibrary;

namespace Dashboard.Aws.Runtime;

/// <summary>AWS's own address of a service in a Region.</summary>
internal static class EndpointTemplate
{
    /// <exception cref="AmazonClientException">The partition lacks the variant.</exception>
    public static string Expand(ServiceDefinition service, string region, bool fips, bool dualStack)
    {
        var partition = Fn.Partition(region) ?? throw new AmazonClientException($"The region {region} belongs to no known partition.");
        if (fips && !partition.supportsFIPS) throw new AmazonClientException($"The partition {partition.name} has no FIPS endpoints.");
        if (dualStack && !partition.supportsDualStack) throw new AmazonClientException($"The partition {partition.name} has no dual-stack endpoints.");
        var plainInGovCloud = service.GovFips == GovFipsHost.Plain || service.GovFips == GovFipsHost.PlainUnlessDualStack && !dualStack;
        var suffix = fips && !(partition.name == "aws-us-gov" && plainInGovCloud) ? "-fips" : "";
        return $"https://{service.HostPrefix}{suffix}.{region}.{(dualStack ? partition.dualStackDnsSuffix : partition.dnsSuffix)}";
    }
}
