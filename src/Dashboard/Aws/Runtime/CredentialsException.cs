using Amazon.Runtime;

namespace Dashboard.Aws.Runtime;

/// <summary>Credentials could not be had; the inner exception says why.</summary>
internal sealed class CredentialsException(Exception inner) : AmazonClientException(inner.Message, inner);
