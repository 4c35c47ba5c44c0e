using Amazon.Runtime;

namespace Dashboard.Aws.Runtime;

/// <summary>No region could be determined for a connection.</summary>
internal sealed class RegionMissingException() : AmazonClientException("No region is configured.");
